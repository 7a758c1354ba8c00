"""What follows in a file when she takes her consent to be served back: nothing more leaves. Called behind a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.consent_holding import taken_back
from casedesk.cases.keeping import keep
from casedesk.cases.records.consent import ConsentToRelease, ConsentToServe
from casedesk.cases.records.referral import Referral
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class TakenBack(Mendable):
    """She took her consent to be served back, and has not agreed again."""

    sentence = N_("She took her consent back, so nothing leaves this file. What you wrote is kept. Ask her first.")


def refuse_taken_back(work: Work, case_id: UUID) -> None:
    """Raises TakenBack when nothing may leave a file any more.

    A file in which she was not asked yet is another matter: in an emergency her consent to send comes first.
    """
    if taken_back(_consents(work, case_id)) is not None:
        raise TakenBack


def end_releases(work: Work, case_id: UUID) -> None:
    """Ends every consent to send, if no consent to be served holds any more: agreeing anew does not bring them back.
    What already left is not called back.
    """
    if taken_back(_consents(work, case_id)) is None:
        return
    today = local(work.now()).date()
    for release in work.find(ConsentToRelease, ConsentToRelease.case_id == case_id):
        if release.withdrawn is None:
            keep(work, replace(release, withdrawn=today))
    for referral in work.find(Referral, Referral.case_id == case_id):
        if referral.state is ReferralState.CONSENTED:
            keep(work, replace(referral, state=ReferralState.DRAFTED))


def _consents(work: Work, case_id: UUID) -> Sequence[Any]:
    """The days of every consent to be served; what is sealed in them is not opened."""
    asked = sa.select(ConsentToServe.given, ConsentToServe.withdrawn).where(ConsentToServe.case_id == case_id)
    return work.rows(asked)
