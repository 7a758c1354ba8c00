"""Consent: read aloud in her language, each line asked by itself, taken back at any time."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.consent_texts import NEWEST, is_written_in, read_aloud
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.consent import ConsentToServe, ServiceItem
from casedesk.cases.rules.consent_rules import a_year_after
from casedesk.store.access import Access
from casedesk.text.translation import speaking
from casedesk.ui.desk import Desk
from casedesk.ui.parts.consent_editor import ConsentEditor
from casedesk.ui.reading_order import focus_chain
from casedesk.ui.widgets.hold import HoldButton
from casedesk.ui.widgets.marks import Answer
from casedesk.ui.widgets.prose import Prose
from tests.factories import consent, identity, kept
from tests.stories.pages.forms import PartForm
from tests.stories.pages.typing import press
from tests.ui.parts.conftest import Edit


def items(form: PartForm) -> ConsentEditor:
    assert isinstance(form.editor.editor, ConsentEditor)
    return form.editor.editor


def say(form: PartForm, **answers: str) -> None:
    """Presses A or R on lines, by the name of the item."""
    for name, key in answers.items():
        QTest.keyClicks(items(form).items.answer(ServiceItem[name.upper()]), key)


def test_every_line_must_be_asked(edit: Edit, desk: Desk, case: UUID) -> None:
    form = edit(Part.CONSENTS, new=True)
    assert not any("Not everything was asked" in one for one in form.notices())
    say(form, file="a", contact="a", visit="r")
    form.save()
    assert form.saved == []
    assert any("Not everything was asked" in one for one in form.notices())
    say(form, discuss="r")
    assert not any("Not everything was asked" in one for one in form.notices())
    form.save()
    found = desk.ask(open_case, case=case).consent
    assert found is not None
    assert found.agreed == (ServiceItem.FILE, ServiceItem.CONTACT)
    assert found.refused == (ServiceItem.VISIT, ServiceItem.DISCUSS)
    assert found.text_version == NEWEST


def test_the_focus_begins_on_the_first_line(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    assert items(form).items.answer(ServiceItem.FILE).hasFocus()


def test_what_is_read_aloud_is_seen_first_and_the_line_that_is_answered_then(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    editor = items(form)
    file = editor.items.answer(ServiceItem.FILE)
    aloud = next(
        one for one in editor.findChildren(Prose) if one.text().startswith(read_aloud(SpokenLanguage.KHMER, NEWEST)[0])
    )
    assert not aloud.visibleRegion().isEmpty()
    press(Qt.Key.Key_A)
    assert file.answer() is Answer.AGREED
    assert file.visibleRegion().boundingRect() == file.rect()


def test_tab_goes_through_the_lines_then_the_form_then_its_buttons(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    reached = [type(one).__name__ for one in focus_chain(items(form)) if one.isVisibleTo(items(form))]
    assert reached[:4] == ["ConsentAnswer"] * 4
    assert reached[4] == "DayLine"
    assert reached[-2:] == ["QPushButton", "QPushButton"]


def test_refusing_the_file_is_advised_upon(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    say(form, file="r")
    assert any("does not want a file" in one for one in form.notices())


def test_what_she_said_so_far_survives_in_the_draft(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    say(form, file="a", contact="r")
    form.editor.leave()
    again = items(edit(Part.CONSENTS, new=True)).items
    assert again.agreed() == (ServiceItem.FILE,)
    assert again.refused() == (ServiceItem.CONTACT,)


def test_the_text_is_in_her_language(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    shown = [one.text() for one in form.editor.findChildren(Prose)]
    assert "\n\n".join(read_aloud(SpokenLanguage.KHMER)) in shown
    form.choose("language", "Vietnamese")
    assert any("interprets" in one for one in form.notices())


@pytest.mark.parametrize("tongue", list(SpokenLanguage))
def test_each_language_has_a_text_or_an_interpreter(tongue: SpokenLanguage) -> None:
    aloud = read_aloud(tongue)
    assert len(aloud) == 4
    with speaking("en"):
        english = read_aloud(SpokenLanguage.ENGLISH)
    assert is_written_in(tongue) or aloud == english


def test_a_child_needs_a_caregiver_and_her_own_assent(edit: Edit, access: Access, case: UUID) -> None:
    kept(access, identity(case, age=15))
    form = edit(Part.CONSENTS, new=True)
    assert form.form.value("minor") is True
    assert form.form.field("caregiver").is_asked
    assert form.form.field("assent").is_asked


def test_she_takes_it_back(edit: Edit, access: Access, desk: Desk, case: UUID, qtbot: QtBot) -> None:
    kept(access, consent(case))
    form = edit(Part.CONSENTS)
    (back,) = form.editor.findChildren(HoldButton)
    QTest.keyPress(back, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.saved), timeout=5_000)
    (saved,) = form.saved
    assert isinstance(saved, ConsentToServe)
    assert saved.withdrawn == desk.today()
    assert desk.ask(open_case, case=case).consent is None


def test_it_is_asked_again_after_a_year(edit: Edit, desk: Desk) -> None:
    form = edit(Part.CONSENTS, new=True)
    assert form.form.value("expires") == a_year_after(desk.today())


def test_a_thumbprint_asks_for_its_witness(edit: Edit) -> None:
    form = edit(Part.CONSENTS, new=True)
    say(form, file="a", contact="a", visit="a", discuss="a")
    form.choose("how", "Thumbprint")
    assert any("counts with a witness" in one for one in form.notices())
    form.save()
    assert "needs a witness" in form.problem("witness")
    form.write("witness", "Chan Bopha")
    form.save()
    assert len(form.saved) == 1


def test_a_child_without_a_caregiver_needs_a_reason_and_its_no_is_heard(edit: Edit, access: Access, case: UUID) -> None:
    kept(access, identity(case, age=15))
    form = edit(Part.CONSENTS, new=True)
    say(form, file="a", contact="a", visit="a", discuss="a")
    form.choose("assent", "No")
    assert any("The child does not agree" in one for one in form.notices())
    form.save()
    assert "Below 18 a caregiver agrees" in form.problem("caregiver")
    form.write("no_caregiver", "He is the danger")
    form.choose("assent", "Yes")
    assert not any("The child does not agree" in one for one in form.notices())
    form.save()
    assert len(form.saved) == 1
