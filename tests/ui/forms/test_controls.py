"""What people type, paste and pick: read, cleaned, kept, and put back as it stood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from casedesk.cases.records.assessment import Assessment
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.incident import Incident
from casedesk.cases.records.plan import PlanLine
from casedesk.store.records import NOBODY, Record
from casedesk.text.input import LONG, SHORT
from casedesk.text.partial_date import PartialDate
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.widgets.prose import Prose
from tests.factories import DAY, NOON
from tests.stories.pages.forms import Form
from tests.stories.pages.typing import press, take_first_offered, type_into
from tests.ui.forms.conftest import FormOf

W = TypeVar("W", bound=QWidget)
TEN_MEGABYTES = "a long story " * 800_000


def inside(form: RecordForm[Any], name: str, kind: type[W]) -> W:
    """The first widget of a kind in a field."""
    return form.field(name).findChildren(kind)[0]


def paste(words: str, into: QLineEdit | QPlainTextEdit) -> None:
    QApplication.clipboard().setText(words)
    into.setFocus()
    into.paste()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7/11/2026", date(2026, 11, 7)),
        ("7 nov", date(2026, 11, 7)),
        ("yesterday", date(2026, 11, 15)),
        ("៧/១១/២០២៦", date(2026, 11, 7)),
        ("7 ខែវិច្ឆិកា 2026", date(2026, 11, 7)),
    ],
)
def test_a_day_is_read_as_people_type_it(qtbot: QtBot, form_of: FormOf, typed: str, meant: date) -> None:
    form = Form(qtbot, form_of(Assessment))
    form.write("on", typed)
    assert form.form.value("on") == meant
    form.leave("on", "story")
    assert form.said("on") == f"{meant.day} November 2026"
    assert form.form.answers()["on"] == meant.isoformat()


@pytest.mark.parametrize("typed", ["31/2/2026", "2026", "soon", "1/13/2026"])
def test_what_is_no_day_is_kept_and_told_on_leaving(qtbot: QtBot, form_of: FormOf, typed: str) -> None:
    form = Form(qtbot, form_of(Assessment))
    form.write("on", typed)
    assert not form.problem("on")
    form.leave("on", "story")
    assert "kept" in form.problem("on")
    assert form.said("on") == typed
    fresh = form_of(Assessment)
    fresh.restore(form.form.answers())
    assert Form(qtbot, fresh).said("on") == typed


def test_a_day_is_chosen_from_the_month_with_f4(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(Assessment)
    line = inside(form, "on", QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_F4)
    month = QApplication.activePopupWidget()
    assert month is not None
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or month, key)
    assert form.value("on") == date(2026, 11, 15)


@pytest.mark.parametrize(("typed", "meant"), [("14:30", time(14, 30)), ("2pm", time(14)), ("១៤:៣០", time(14, 30))])
def test_a_time_is_read(qtbot: QtBot, form_of: FormOf, typed: str, meant: time) -> None:
    form = Form(qtbot, form_of(SafeContact))
    form.write("after", typed)
    assert form.form.value("after") == meant


def test_half_a_moment_asks_for_the_other_half(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(FirstContact))
    form.write("at", "16/11/2026")
    form.leave("at", "reason")
    assert "time is missing" in form.problem("at")


def test_a_moment_is_kept_in_utc_and_shown_in_local_time(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(FirstContact)
    day, clock = form.field("at").findChildren(QLineEdit)
    type_into(day, "16/11/2026")
    type_into(clock, "2pm")
    kept = form.value("at")
    assert kept.astimezone() == datetime(2026, 11, 16, 14).astimezone()


@pytest.mark.parametrize(("typed", "meant"), [("32", 32), ("៣២", 32), ("", None)])
def test_a_number_in_either_script(qtbot: QtBot, form_of: FormOf, typed: str, meant: int | None) -> None:
    form = Form(qtbot, form_of(Identity))
    form.write("age", typed)
    assert form.form.record().age == meant


def test_a_phone_number_is_grouped_and_a_name_of_an_app_is_kept(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(SafeContact))
    form.choose("reach_by", "Message app")
    form.write("number", "+855 12 000 111")
    form.leave("number", "say_first")
    assert form.said("number") == "012 000 111"
    form.write("number", "sreymom.s")
    form.leave("number", "say_first")
    assert form.form.value("number") == "sreymom.s"
    assert not form.problem("number")


def test_a_birth_date_may_be_as_little_as_a_year(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(Identity)
    year = form.field("born").findChildren(QLineEdit)[1]
    type_into(year, "1994")
    assert form.value("born") == PartialDate(1994)


def test_an_unreadable_birth_date_survives_in_the_draft(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(Identity)
    day, year = form.field("born").findChildren(QLineEdit)
    type_into(day, "40")
    type_into(year, "1994")
    fresh = form_of(Identity)
    fresh.restore(form.answers())
    assert [line.text() for line in fresh.field("born").findChildren(QLineEdit)] == ["40", "1994"]


def test_ten_megabytes_are_cut_with_a_sentence(form_of: FormOf) -> None:
    form = form_of(Assessment)
    story = inside(form, "story", QPlainTextEdit)
    paste(TEN_MEGABYTES, story)
    assert LONG - 20 <= len(form.value("story")) <= LONG
    assert "kept" in form.field("story")._below.text()


def test_a_long_paste_into_one_line_is_cut_with_a_sentence(form_of: FormOf) -> None:
    form = form_of(PlanLine)
    paste("goal " * 20_000, inside(form, "goal", QLineEdit))
    assert len(form.value("goal")) <= SHORT
    assert "kept" in form.field("goal")._below.text()


def test_typing_stops_at_the_limit_and_says_so(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(Assessment)
    form.set_value("story", "x" * (LONG - 1))
    story = inside(form, "story", QPlainTextEdit)
    story.selectAll()
    cursor = story.textCursor()
    cursor.clearSelection()
    story.setTextCursor(cursor)
    type_into(story, "yz")
    assert form.value("story").count("z") == 0
    assert len(form.value("story")) == LONG
    assert "kept" in form.field("story")._below.text()


def test_marks_nobody_sees_go_and_everything_readable_stays(form_of: FormOf) -> None:
    form = form_of(Assessment)
    paste("she\x07 said\u200b yes \U0001f33f\u202e ព្រឹក שלום", inside(form, "story", QPlainTextEdit))
    assert form.value("story") == "she said yes \U0001f33f ព្រឹក שלום"


def test_a_list_of_many_codes_is_searched(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(Incident))
    form.choose("relationship", "neigh")
    assert form.said("relationship") == "Family friend or neighbour"


def test_an_optional_answer_can_be_taken_back(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(Identity))
    form.choose("civil_status", "Widowed")
    assert form.form.record().civil_status is not None
    press(Qt.Key.Key_Delete)
    assert form.form.record().civil_status is None


def test_a_place_is_found_in_either_script(qtbot: QtBot, form_of: FormOf) -> None:
    for typed in ("mean chey", "មានជ័យ"):
        form = form_of(Identity)
        line = inside(form, "place", QLineEdit)
        line.setFocus()
        QApplication.clipboard().setText(typed)
        line.paste()
        take_first_offered(qtbot, line)
        assert str(form.value("place")).startswith("12")
        assert "Phnom Penh" in line.text()


def test_a_place_is_chosen_from_province_to_village(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(Identity)
    boxes = form.field("place").findChildren(QComboBox)
    for box in boxes:
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Down)
    code = form.value("place")
    assert len(code) == 8
    assert boxes[3].currentData() == code


def test_a_place_the_gazetteer_has_lost_is_kept(form_of: FormOf) -> None:
    form = form_of(Identity, defaults={"place": "129901"})
    assert form.value("place") == "129901"
    assert "code 129901" in inside(form, "place", QLineEdit).text()
    assert "kept as it was" in told_below(form)
    assert told_below(form_of(Identity, defaults={"place": "120801"})) == ""


def told_below(form: RecordForm[Any]) -> str:
    """What the control says below its boxes, unless it is hidden."""
    (below,) = form.field("place").control.findChildren(Prose)
    return "" if below.isHidden() else below.text()


def test_words_without_a_place_are_kept_and_told(qtbot: QtBot, form_of: FormOf) -> None:
    form = Form(qtbot, form_of(Identity))
    form.write("place", "near the old market")
    form.leave("place", "address")
    assert "kept" in form.problem("place")
    fresh = form_of(Identity)
    fresh.restore(form.form.answers())
    assert Form(qtbot, fresh).said("place") == "near the old market"


def test_a_place_that_may_be_counted_ends_at_the_district(form_of: FormOf) -> None:
    assert len(form_of(Incident).field("district").findChildren(QComboBox)) == 2


def test_of_a_village_or_commune_that_is_typed_its_district_is_counted(qtbot: QtBot, form_of: FormOf) -> None:
    form = form_of(Incident)
    line = inside(form, "district", QLineEdit)
    line.setFocus()
    type_into(line, "Chak Angrae Leu")
    take_first_offered(qtbot, line)
    assert len(form.value("district")) == 4
    assert str(form.value("district")).startswith("12")


@pytest.mark.parametrize("kind", [Assessment, Incident, Identity, PlanLine])
def test_a_form_that_is_only_opened_says_nothing_new(
    qtbot: QtBot, show: Callable[..., QWidget], kind: type[Record]
) -> None:
    form: RecordForm[Any] = RecordForm(kind, today=DAY, now=lambda: NOON, defaults={"case_id": NOBODY})
    heard: list[str] = []
    form.edited.connect(lambda: heard.append("edited"))
    show(form)
    QApplication.processEvents()
    assert heard == [], "a draft would be kept of what nobody typed"


def test_now_is_offered_for_what_is_written_down_and_not_for_what_is_to_come(form_of: FormOf) -> None:
    form = form_of(FollowUp)
    offered = {name: [one.text() for one in form.field(name).findChildren(QPushButton)] for name in ("at", "back_by")}
    assert offered == {"at": ["now"], "back_by": []}
