"""What she agreed to: to be served, to be counted, to send; and apart from that for whom, and why it went otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Override
from casedesk.cases.rules.timeline_words import release_state, said_to_leave
from casedesk.cases.saying import listed
from casedesk.reports.chapters import Asked
from casedesk.reports.from_file.wording import all_rows, coded_rows, on_day, or_nothing, sealed_rows
from casedesk.reports.summary import Part, Rows
from casedesk.text.dates import day
from casedesk.text.translation import _, n_


def consents(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """To be served, to be counted, and what may be sent to whom."""
    held = file.consent
    rows = [] if held else [(_("To be served"), _("Not asked yet, or taken back"))]
    rows.append((_("To be counted"), _to_be_counted(file)))
    for release in reversed(file.releases):
        state, _standing = release_state(release, asked.now.date())
        number = n_("{n} item until {day}", "{n} items until {day}", said_to_leave(release), day=day(release.until))
        refused = _refused(len(release.refused)) if release.refused else ""
        rows.append((_to_send(file, release), listed([number, refused, release.how.said(), state])))
    for one in reversed(file.of(Override)):
        until = _("until {day}", day=day(one.withdrawn or one.until))
        rows.append((_("Without her consent"), listed([one.basis.said(), until])))
    if held is not None:
        yield Rows(_("To be served"), coded_rows(held, but=() if held.minor else ("minor",)))
    yield Rows(_("Consents"), tuple(rows))


def words(file: CaseFile, asked: Asked) -> Iterator[Part]:
    """Who saw it or agreed for her, for whom and what for, and why something left without her. Sealed."""
    served = [Rows(on_day(_("To be served"), one.given), sealed_rows(one)) for one in file.consents]
    sent = [Rows(_to_send(file, one), all_rows(one)) for one in file.releases]
    decided = [
        Rows(on_day(_("Without her consent"), one.given), all_rows(one, but=("given",))) for one in file.of(Override)
    ]
    yield from or_nothing([*served, *sent, *decided], Chapter.CONSENT_WORDS.said(), _("Nothing was written down."))


def _to_send(file: CaseFile, release: ConsentToRelease) -> str:
    referral = file.referral_of(release)
    return _("To send, {number}", number=referral.number) if referral else _("To send, another paper")


def _refused(many: int) -> str:
    return n_("{n} item refused", "{n} items refused", many)


def _to_be_counted(file: CaseFile) -> str:
    agreed = sum(incident.counted is Answer.YES for incident in file.incidents)
    of = len(file.incidents)
    return n_("{agreed} of {n} incident", "{agreed} of {n} incidents", of, agreed=agreed) if of else ""
