"""What she and her family need: the answers of assessments and questionnaires, and apart from them their words."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.questionnaires.shelf import shelf
from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.family_needs import FamilyNeeds
from casedesk.cases.records.risk import Questioned
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import coded_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows
from casedesk.text.translation import _


def needs(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """The coded answers, the newest assessment first, and what came of questionnaires."""
    parts = [
        *(Rows(on_day(_("Assessment"), one.on), coded_rows(one, but=("on",))) for one in file.of(Assessment)),
        *(Rows(on_day(_("The family’s needs"), one.on), coded_rows(one, but=("on",))) for one in file.of(FamilyNeeds)),
        *(Rows(_asked_about(one), ((_("Result"), _result(one)),)) for one in file.of(Questioned)),
    ]
    yield from or_nothing(parts, _("Assessment and needs"), _("No assessment yet."))


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Story, strengths, answers to questionnaires and notes. Sealed."""
    came = [Rows(_("First contact"), sealed_rows(file.contact))] if file.contact else []
    parts = [
        *came,
        *(Rows(on_day(_("Her story"), one.on), sealed_rows(one)) for one in file.of(Assessment)),
        *(Rows(on_day(_("The family’s story"), one.on), sealed_rows(one)) for one in file.of(FamilyNeeds)),
        *(Rows(_asked_about(one), sealed_rows(one)) for one in file.of(Questioned)),
    ]
    yield from or_nothing(parts, _("Her story, strengths and needs"), _("Nothing was written down."))


def _asked_about(one: Questioned) -> str:
    return on_day(_("Questions asked: {topic}", topic=one.topic.said()), one.on)


def _result(one: Questioned) -> str:
    """Score and band as the questionnaire calls them; it need not have either."""
    if one.score is None:
        return _("No score")
    whole = shelf().version(one.questionnaire, one.questionnaire_version)
    band = whole.band_called(one.band) if whole is not None and one.band else None
    if band is None:
        return _("The answers give {score} points.", score=one.score)
    return _("The answers give: {band} ({score} points).", band=band.words.said(), score=one.score)
