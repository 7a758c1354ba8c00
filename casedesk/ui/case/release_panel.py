"""One thing that left the file: what, to whom, how, and on what it rested; its words only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from casedesk.cases.case_file import CaseFile
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.referring import Audience
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.consent import ConsentToRelease
from casedesk.cases.records.release import Override, Release
from casedesk.cases.saying import listed, within
from casedesk.store.records import Record
from casedesk.text.dates import day, said_moment
from casedesk.text.translation import _
from casedesk.ui.case.entry_panel import EntryPanel
from casedesk.ui.looks.palette import Role
from casedesk.ui.widgets.prose import Prose


class ReleasePanel(EntryPanel):
    """ReleasePanel(part, release, title, sight): it is only read; what left cannot be changed."""

    def _deeds(self, part: Part, record: Record) -> Iterable[QWidget]:
        if isinstance(record, Release):
            if copied := said_copied(self.sight.file, record):
                yield Prose(copied, role=Role.INK)
            yield Prose(rests_on(self.sight.file, record), role=Role.INK)


def said_copied(file: CaseFile, permit: Release | ConsentToRelease) -> str:
    """Of which attachment a copy left, or may leave; nothing for another paper."""
    return next((said_attachment(one) for one in file.of(Attachment) if one.id == permit.attachment), "")


def said_attachment(one: Attachment) -> str:
    """“Medical certificate, 16 November 2026”: which one it is, without its title."""
    return listed([one.kind.said(), day(one.on)])


def rests_on(file: CaseFile, release: Release) -> str:
    """On what it left, in a sentence; and whether she took that back since."""
    consent = next((one for one in file.releases if one.id == release.consent), None)
    decided = next((one for one in file.of(Override) if one.id == release.override), None)
    if consent is not None:
        on, until = day(consent.given), day(consent.until)
        if consent.withdrawn is not None:
            back = day(consent.withdrawn)
            return _("It left on her consent of {on}. She took it back on {back}: what had left stays with them.",
                     on=on, back=back)  # fmt: skip
        return _("It left on her consent of {on}, until {until}.", on=on, until=until)
    if decided is not None:
        return _("It left without her consent, by decision of a supervisor on {on}: {basis}.",
                 on=day(decided.given), basis=within(decided.basis.said()))  # fmt: skip
    if release.audience is Audience.HERSELF:
        return _("It is hers.")
    return _("It stayed in the centre, so no consent to send was needed.")


def said_left(release: Release) -> str:
    """“16 November 2026, 09:40: Referral letter, printed. First name, Safe way to reach her.”"""
    things = (*release.items, *release.chapters, *release.parts)
    what = ", ".join(one.said() for one in things)
    return _("{moment}: {paper}, {way}. {what}.", moment=said_moment(release.at), paper=release.paper.said(),
             way=release.way.said(), what=what)  # fmt: skip
