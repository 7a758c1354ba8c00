"""Screens in the states one meets while working: problems, two versions that met, a search, names shown, a toast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget

from casedesk.cases.codes.answers import WizardAnswer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.codes.work import Item, ReferralState
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.queries.referrals import referrals
from casedesk.cases.rules.releasing import Leaving
from casedesk.cases.verbs.record import record
from casedesk.text.translation import _
from casedesk.ui.case.page import CaseScreen
from casedesk.ui.entrance.first_run import FirstRunPage
from casedesk.ui.entrance.unlock import UnlockPage
from casedesk.ui.incident.incident_form import IncidentForm
from casedesk.ui.incident.incident_screen import IncidentScreen
from casedesk.ui.leaving.asking import ask_her, ask_supervisor
from casedesk.ui.parts.editor import PartEditor
from casedesk.ui.places import Place, Room
from casedesk.ui.recovery.rescue_page import RescuePage
from casedesk.ui.referral.items_card import ItemsCard
from casedesk.ui.referral.referral_screen import ReferralScreen
from casedesk.ui.screen import Screen
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.window.find import Find
from casedesk.ui.window.key_list import show_all_keys
from casedesk.ui.window.shell import Shell
from casedesk.ui.window.window import Window

State = Callable[[Shell, UUID], QWidget | None]
"""Brings the frame into a state, for a case; returns what is to be painted if it is not the window."""


def outside(window: Window) -> Iterator[str]:
    """States before anybody came in."""
    window.welcome()
    yield "first-run"
    page = window.page
    assert isinstance(page, FirstRunPage)
    page.begin_new()
    assert page.form is not None
    page.form.words.suggest()
    page.form.begin()
    yield "new-vault"
    window.restore()
    yield "restore"
    window.ask_who()
    yield "unlock"
    asked = window.page
    assert isinstance(asked, UnlockPage)
    asked.refuse(_("That did not open. Check the short name, the passphrase and the keyboard."))
    yield "unlock-refused"
    window.recover()
    yield "forgotten-passphrase"
    assert isinstance(window.page, RescuePage)
    window.page.begin()
    yield "forgotten-sheets"


def _on(shell: Shell, place: Place) -> Screen:
    shell.go(place)
    QApplication.processEvents()
    assert shell.screen_here is not None
    return shell.screen_here


def _case(shell: Shell, case: UUID, part: Part | None = None, **place: object) -> CaseScreen:
    screen = _on(shell, Place(Room.CASE, case, part, **place))  # type: ignore[arg-type]
    assert isinstance(screen, CaseScreen)
    return screen


def _editor(shell: Shell, case: UUID, part: Part, row: UUID | None = None) -> PartEditor:
    view = _case(shell, case, part, row=row, new=True).view
    assert view is not None
    form = view.middle.form()
    assert form is not None
    return form


def _missing(shell: Shell, case: UUID) -> None:
    button = _on(shell, Place(Room.FIRST_CONTACT)).primary()
    assert button is not None
    button.click()


def _form_missing(shell: Shell, case: UUID) -> None:
    _editor(shell, case, Part.SAFETY_NOW).primary().click()


def _identity(shell: Shell, case: UUID) -> UUID:
    found = shell.desk.ask(open_case, case=case).identity
    assert found is not None
    return found.id


def _history(shell: Shell, case: UUID) -> None:
    _editor(shell, case, Part.IDENTITY, _identity(shell, case)).editor.show_history()


def _conflict(shell: Shell, case: UUID) -> None:
    editor = _editor(shell, case, Part.IDENTITY, _identity(shell, case)).editor
    found = shell.desk.ask(open_case, case=case).identity
    assert found is not None
    shell.desk.do(record, entry=replace(found, latin_name=f"{found.latin_name} A", other_names="Mom"))
    editor.form.set_value("latin_name", f"{found.latin_name} B")
    editor.save()
    editor.saving.compare()


def _looked(shell: Shell, case: UUID) -> None:
    view = _case(shell, case).view
    assert view is not None
    view.middle.show_looked()


def _names(shell: Shell, case: UUID) -> None:
    _on(shell, Place(Room.CASES))
    shell.show_names(True)


def _together(shell: Shell, case: UUID) -> None:
    shell.show_names(False)
    _case(shell, case)
    shell.seat_together(True)


def _find(shell: Shell, case: UUID) -> None:
    shell.seat_together(False)
    _on(shell, Place(Room.TODAY))
    shell.find_case()
    for find in shell.findChildren(Find):
        find.field.setText("PP-02")


def _keys(shell: Shell, case: UUID) -> QWidget:
    for find in shell.findChildren(Find):
        find.close_up()
    return show_all_keys(shell)


def _toast(shell: Shell, case: UUID) -> None:
    for dialog in QApplication.topLevelWidgets():
        if dialog.parentWidget() is not None and dialog.isVisible():
            dialog.close()
    _case(shell, case, Part.PLAN)
    shell.say(_("The need is saved."), lambda: None)


def _question(shell: Shell, case: UUID) -> None:
    screen = _on(shell, Place(Room.INCIDENT, case, Part.INCIDENTS, new=True))
    assert isinstance(screen, IncidentScreen)
    screen.open_section(2)
    for form in screen.findChildren(IncidentForm):
        form.hard().questions.set_answers({"rape": WizardAnswer.NO, "sexual_assault": WizardAnswer.NO})
        form.edited.emit()


def _referral(shell: Shell, state: ReferralState) -> ReferralScreen:
    row = next(one for one in shell.desk.ask(referrals) if one.state is state)
    screen = _on(shell, Place(Room.REFERRAL, row.case, Part.REFERRALS, row=row.id))
    assert isinstance(screen, ReferralScreen)
    return screen


def _asked(shell: Shell, case: UUID) -> None:
    answers = {Item.FIRST_NAME: Answer.AGREED, Item.PURPOSE: Answer.AGREED, Item.ADDRESS: Answer.REFUSED}
    for items in _referral(shell, ReferralState.DRAFTED).findChildren(ItemsCard):
        items.set_answers(answers)
        items.edited.emit()


def _to_court(case: UUID) -> Leaving:
    chapters = (Chapter.STEPS, Chapter.TIMELINE)
    return Leaving(case, Paper.SUMMARY, Way.PRINTED, Audience.OUTSIDE, _("Court"), chapters=chapters)


def _permit(shell: Shell, case: UUID) -> QWidget:
    return ask_her(_on(shell, Place(Room.PRINT, case)), shell.desk, _to_court(case), lambda: None)


def _without_her(shell: Shell, case: UUID) -> QWidget:
    return ask_supervisor(_on(shell, Place(Room.PRINT, case)), shell.desk, _to_court(case), lambda: None)


def _life(state: ReferralState) -> tuple[str, State]:
    return f"referral-{state.name.lower()}", lambda shell, case: _referral(shell, state) and None


STATES: tuple[tuple[str, State], ...] = (
    ("first-contact-missing", _missing),
    ("safety-missing", _form_missing),
    ("history", _history),
    ("conflict", _conflict),
    ("who-has-looked", _looked),
    ("cases-names", _names),
    ("case-together", _together),
    ("find", _find),
    ("keys", _keys),
    ("toast", _toast),
    ("incident-question", _question),
    ("referral-asked", _asked),
    *(_life(state) for state in ReferralState if state is not ReferralState.DRAFTED),
    ("permit", _permit),
    ("without-her-consent", _without_her),
)
