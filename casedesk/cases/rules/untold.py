"""What left without her being told: it is not for whoever reads along, were it she or somebody who came with her."""

from __future__ import annotations

from uuid import UUID

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.records.release import Override


def untold(file: CaseFile) -> frozenset[UUID]:
    """The decisions she was not told of first, what left on them, and the referrals they were about."""
    decided = [one for one in file.of(Override) if one.told_first is not Answer.YES]
    ids = {one.id for one in decided}
    left = {one.id for one in file.left if one.override in ids}
    return frozenset(ids | left | {one.referral for one in decided if one.referral is not None})
