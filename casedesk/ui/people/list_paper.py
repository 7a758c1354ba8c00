"""The list of people on paper: into the journal first, then to the printer."""

from __future__ import annotations

from datetime import date

from casedesk.store.staff.colleagues import Office, note_paper
from casedesk.text.dates import day
from casedesk.text.translation import language, speaking
from casedesk.ui.desk import Desk
from casedesk.ui.people.words import counted, name_of, roles_said, state_said, when
from casedesk.ui.print.press import Make


def noted_list(desk: Desk, office: Office) -> Make:
    """Notes that it leaves, and gives what makes it."""
    desk.do(note_paper, paper="people")
    return paper(desk, office)


def paper(desk: Desk, office: Office) -> Make:
    """Makes the list on whatever thread, in the language of now; it holds plain words, nothing of the window."""
    vault, by, today, code = desk.access.vault, desk.me(), desk.today(), language()
    rows, said = _rows(office, today), counted(office)

    def make() -> bytes:
        from casedesk.reports.people_papers import people_list

        with speaking(code):
            return people_list(
                rows, centre=vault.centre, said=said, printed_by=by, printed_at=day(today), training=vault.training
            )

    return make


def _rows(office: Office, today: date) -> list[tuple[str, str, str, str, str]]:
    names = {one.id: name_of(one) for one in office.people}
    return [
        (
            name_of(one), roles_said(one.roles), names.get(one.signed_by, "–") if one.signed_by else "–",
            state_said(one, today), when(one.last_here, today),
        )
        for one in office.people
    ]  # fmt: skip
