"""A form asks what is to be asked, checks on leaving and on saving, and never while somebody types."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.contact import ReachBy
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.cases.records.safety_now import SafetyNow
from casedesk.cases.rules.checks import checked
from casedesk.store.fields import InField
from casedesk.store.records import NOBODY
from casedesk.ui.forms.form_field import MISSING
from tests.factories import DAY, NOON, identity, incident, safe_contact
from tests.stories.pages.forms import Form
from tests.stories.pages.typing import type_into
from tests.ui.forms.conftest import FormOf


def test_a_field_is_asked_when_another_says_so_and_keeps_what_was_typed(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(SafeContact, defaults={"checked": DAY}))
    assert not form.form.field("number").isVisible()
    form.choose("reach_by", "Own phone")
    assert form.form.field("number").isVisible()
    form.write("number", "012 000 222")
    form.choose("reach_by", "She comes by herself")
    assert not form.form.field("number").isVisible()
    assert form.form.record().number is None
    form.choose("reach_by", "Own phone")
    assert form.form.record().number == "012 000 222"


def test_what_is_missing_is_told_on_saving_and_the_first_has_the_focus(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(PlanLine))
    form.leave("goal", "action")
    assert form.problem("goal") == ""
    with pytest.raises(InField) as trouble:
        form.form.record()
    assert trouble.value.field == "need"
    assert form.problem("need") == form.problem("goal") == MISSING
    assert form.form.field("need").holds(QApplication.focusWidget())
    form.write("goal", "A safe home")
    assert form.problem("goal") == ""


def test_a_record_that_is_changed_stays_the_same_record(form_of: FormOf) -> None:
    before = identity(NOBODY, latin_name="Sok Sreymom")
    form = form_of(Identity, initial=before)
    form.set_value("latin_name", "Sok Sreymom Dara")
    after = form.record()
    assert (after.id, after.version, after.khmer_name) == (before.id, before.version, before.khmer_name)
    assert after.latin_name == "Sok Sreymom Dara"


def test_fields_left_out_keep_what_they_held(form_of: FormOf) -> None:
    before = incident(NOBODY)
    assert form_of(Incident, initial=before, skip=("rape", "physical_assault")).record() == before


def test_the_program_writes_its_own_fields(form_of: FormOf) -> None:
    form = form_of(PlanLine)
    form.restore({"need": "legal", "goal": "A protection order"})
    other = identity(NOBODY).id
    assert form.record(case_id=other).case_id == other


def test_a_contradiction_is_told_in_its_field_on_leaving(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(Identity, check=lambda one: checked(one, NOON, None)))
    form.write("age", "142")
    assert form.problem("age") == ""
    form.leave("age", "access_need")
    assert "between 0 and 120" in form.problem("age")
    form.write("age", "42")
    form.leave("age", "access_need")
    assert form.problem("age") == ""


def test_age_and_birth_date_that_disagree_are_told_and_both_kept(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(Identity, check=lambda one: checked(one, NOON, None)))
    form.form.restore({"born": "1994", "age": "60"})
    form.leave("age", "access_need")
    assert "do not agree" in form.problem("born")
    assert form.form.value("age") == 60


def test_a_problem_of_the_rules_is_shown_in_its_field(form_of: FormOf) -> None:
    form = form_of(SafetyNow)
    assert form.show_problem(InField("danger", MISSING))
    assert form.field("danger").problem() == MISSING
    assert form.field("danger").holds(QApplication.focusWidget())
    assert not form.show_problem(InField("assault_at", MISSING)), "it is not asked now"
    assert not form.show_problem(InField("somewhere", MISSING))


def test_the_first_problem_is_scrolled_to(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(SafetyNow, defaults={"at": NOON})
    area = QScrollArea(form.window())
    area.setWidgetResizable(True)
    area.setWidget(form)
    area.resize(660, 200)
    area.show()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    with pytest.raises(InField):
        form.record()
    field = form.field("danger")
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())


def test_nothing_is_told_while_somebody_types(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(Identity))
    heard: list[str] = []
    form.form.answered.connect(heard.append)
    form.write("age", "thirty")
    assert form.problem("age") == ""
    assert set(heard) == {"age"}


def test_filling_a_form_by_program_is_no_edit(form_of: FormOf) -> None:
    form = form_of(SafeContact, initial=safe_contact())
    heard: list[None] = []
    form.edited.connect(lambda: heard.append(None))
    form.set_value("reach_by", ReachBy.MESSAGE)
    form.restore(form.answers())
    form.restart()
    assert heard == []


@pytest.mark.parametrize("wrong", [None, 3, [], {"a": 1}, "nothing like it"])
def test_a_draft_of_another_program_spoils_nothing(form_of: FormOf, wrong: object) -> None:
    form = form_of(Identity, initial=identity(NOBODY))
    form.restore({**dict.fromkeys(form.answers(), wrong), "unheard_of": 1})
    assert form.isVisible()


def test_a_long_answer_grows(form_of: FormOf) -> None:
    form = form_of(PlanLine)
    text = form.field("action").findChildren(QPlainTextEdit)[0]
    before = text.height()
    type_into(text, "ប្រយោគវែងណាស់ " * 40)
    assert text.height() > before
