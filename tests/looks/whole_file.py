"""The whole case file in pictures: one entry of every kind, read and with what is missing said, and what leads on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from casedesk import training
from casedesk.cases.attached.examining import examined
from casedesk.cases.case_file import KINDS
from casedesk.cases.codes.case import Part, Step
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.caseload import CaseRow, Order, Wanted, case_ids, case_rows
from casedesk.cases.records.attachment import Attachment
from casedesk.cases.records.closure import Closure
from casedesk.cases.records.legal import Mediation
from casedesk.cases.records.risk import RiskAssessment
from casedesk.cases.verbs.attach import add_attachment
from casedesk.store import vault
from casedesk.store.records import Record
from casedesk.store.work import Work
from casedesk.ui.attachments.looking import Looking
from casedesk.ui.case.attachment_panel import AttachmentPanel
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.parts.words import WORDS
from casedesk.ui.places import Place, Room
from casedesk.ui.window.shell import Shell
from tests.cases.attached import papers
from tests.factories import follow_up, further, kept

State = Callable[[Shell, UUID], QWidget | None]


def rows_by_risk(work: Work) -> list[CaseRow]:
    """One's own cases, those of high risk first."""
    return list(case_rows(work, ids=case_ids(work, wanted=Wanted(order=Order.RISK, descending=True))))


def shown_case(work: Work) -> UUID:
    """The case with the most to show: of one's own, one of high risk that is being followed up."""
    return next(row.id for row in rows_by_risk(work) if row.number.startswith("PP") and row.step is Step.FOLLOW_UP)


def fill(folder: Path) -> UUID:
    """Gives the shown case, which it returns, an entry of every kind, a photo, and a home visit that is planned."""
    access = vault.unlock(folder, training.MAIN_USER, training.PASSPHRASE)
    try:
        with Work(access, reading=True) as work:
            case = shown_case(work)
        visit = follow_up(case, at=access.clock(), mode=Mode.HOME_VISIT, outcome=Outcome.PLANNED)
        kept(access, *further(case), visit)
        with Work(access) as work:
            photo = examined(papers.jpeg(width=640, height=480))
            add_attachment(work, case=case, kind=DocumentKind.PHOTO, paper=photo, title="The door")
            work.commit()
        return case
    finally:
        vault.lock(access)


def _read(kind: type[Record]) -> State:
    def bring(shell: Shell, case: UUID) -> None:
        held = shell.desk.ask(open_case, case=case).of(kind)
        shell.go(Place(Room.CASE, case, KINDS[kind].part, row=held[0].id if held else None))

    return bring


def _new(kind: type[Record], *, pressed: bool = False) -> State:
    def bring(shell: Shell, case: UUID) -> None:
        shell.go(Place(Room.CASE, case, KINDS[kind].part, new=True, kind=kind))
        QApplication.processEvents()
        if pressed:
            _begun(shell).click()

    return bring


def _begun(shell: Shell) -> QPushButton:
    screen = shell.screen_here
    assert isinstance(screen, CaseScreen)
    button = screen.primary()
    assert button is not None
    return button


def _looked_at(shell: Shell, case: UUID) -> None:
    photo = next(one for one in shell.desk.ask(open_case, case=case).of(Attachment) if one.size)
    shell.go(Place(Room.CASE, case, Part.ATTACHMENTS, row=photo.id))
    QApplication.processEvents()
    panel = shell.findChildren(AttachmentPanel)[-1]
    panel.look()
    (looking,) = panel.findChildren(Looking)
    while looking.view.image().isNull():
        QApplication.processEvents()


def _side_by_side(shell: Shell, case: UUID) -> None:
    with Work(shell.desk.access, reading=True) as work:
        other = next(row.id for row in rows_by_risk(work) if row.number.startswith("PP") and row.id != case)
    shell.go(Place(Room.MERGE, case, row=other))


WHOLE_FILE: tuple[tuple[str, State], ...] = (
    *((f"entry-{kind.__table__.name}", _read(kind)) for kind in WORDS),
    *((f"begun-{kind.__table__.name}", _new(kind)) for kind in WORDS),
    *((f"missing-{kind.__table__.name}", _new(kind, pressed=True)) for kind in (Mediation, RiskAssessment, Closure)),
    ("attachment-looked-at", _looked_at),
    ("merge-side-by-side", _side_by_side),
)
"""In the order they are painted."""
