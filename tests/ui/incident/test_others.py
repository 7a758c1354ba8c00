"""Who else did it: asked only when it was more than one, kept beside the one who is counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.incident import HowMany, PerpetratorAge, Relationship
from casedesk.cases.codes.person import Sex
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.rules.contexts import contexts_of
from casedesk.cases.saying import facts
from casedesk.store.access import Access
from casedesk.store.records import NOBODY
from casedesk.store.work import Work
from casedesk.ui.desk import Desk
from casedesk.ui.forms.form import RecordForm
from casedesk.ui.incident.incident_form import IncidentForm
from casedesk.ui.incident.sections import Begun
from tests.factories import incident, kept, registered
from tests.stories.pages.forms import Form

OTHERS = {"others", "others_sex", "others_age", "others_occupation", "before_with_others"}


@pytest.fixture
def who(qtbot: QtBot, desk: Desk) -> Iterator[Form]:
    """The section “Who did it” of a new incident."""
    whole = IncidentForm(Begun(None, NOBODY, desk.today(), desk.now))
    qtbot.addWidget(whole)
    forms = whole.findChildren(RecordForm)
    yield Form(qtbot, next(one for one in forms if "how_many" in one.answers()))
    whole.close()


@pytest.mark.parametrize(
    ("number", "asked"),
    [("One", False), ("Not known", False), ("Two", True), ("Three", True), ("More than three", True)],
)
def test_the_others_are_asked_for_when_there_were_some(who: Form, number: str, asked: bool) -> None:
    who.choose("how_many", number)
    shown = {field.declared.name for field in who.form.asked()}
    assert OTHERS & shown == (OTHERS if asked else set())


def test_the_others_are_kept_and_told_and_the_primary_one_decides_the_context(access: Access) -> None:
    case = registered(access).id
    (saved,) = kept(
        access,
        incident(
            case, how_many=HowMany.TWO, relationship=Relationship.NEIGHBOUR, others=(Relationship.PARTNER,),
            others_sex=(Sex.MALE,), others_age=(PerpetratorAge.ADULT,),
        ),
    )  # fmt: skip
    with Work(access) as work:
        (found,) = open_case(work, case=case).incidents
    assert found.others == (Relationship.PARTNER,)
    told = {fact.label: fact.words for fact in facts(found)}
    assert told["Who are the others to her?"] == Relationship.PARTNER.said()
    assert contexts_of(found) == contexts_of(incident(case, relationship=Relationship.NEIGHBOUR, type=saved.type))
