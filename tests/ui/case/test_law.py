"""Legal and mediation on the case page: what protects her now on top, what ends told, what to do beside it."""

from __future__ import annotations

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.case import Part
from casedesk.cases.codes.legal import LegalState, LegalStep, MediationOutcome
from casedesk.store.access import Access
from casedesk.text.translation import speak
from casedesk.ui.desk import Desk
from casedesk.ui.looks.appearance import Appearance
from tests import factories as make
from tests.accessible import nameless
from tests.cases.files import A_DAY
from tests.factories import DAY
from tests.stretched import stretching
from tests.ui.case.pages import page_of
from tests.ui.desks import misfits
from tests.vaults import Clock

ORDER = {"step": LegalStep.PROTECTION_ORDER, "state": LegalState.GRANTED, "on": DAY - 20 * A_DAY}


@pytest.fixture
def case(access: Access) -> UUID:
    """A case with an order that ends, a court date, and a mediation under pressure."""
    made = make.registered(access).id
    make.kept(
        access,
        make.legal_event(made, **ORDER, expires=DAY + 9 * A_DAY),
        make.legal_event(made, step=LegalStep.HEARING, on=DAY + 3 * A_DAY),
        make.mediation(made, on=DAY - A_DAY, outcome=MediationOutcome.AGREED),
    )
    return made


def test_what_protects_her_stands_on_top_and_its_end_is_due(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case, Part.LEGAL)
    assert page.words.index("until 25 Nov") > 0
    assert "ends in 9 days" in page.words
    assert "Renew: Protection order" in page.words
    assert [row[1:4] for row in page.table("Legal steps")] == [
        ["Court date", "prepared", ""],
        ["Mediation: Village chief", "agreement signed", ""],
        ["Protection order", "granted", "25 Nov"],
    ]


def test_the_link_of_an_order_opens_it(qtbot: QtBot, desk: Desk, case: UUID) -> None:
    page = page_of(qtbot, desk, case, Part.LEGAL)
    page.press("Protection order")
    assert "This order ends soon." in page.words


@pytest.mark.parametrize(
    ("expires", "words"),
    [
        (DAY + A_DAY, ("ended 3 days ago", "3 days late")),
        (None, ("no last day written",)),
    ],
)
def test_an_order_that_lapsed_or_has_no_last_day_is_told(
    qtbot: QtBot, desk: Desk, access: Access, clock: Clock, expires: object, words: tuple[str, ...]
) -> None:
    made = make.registered(access).id
    make.kept(access, make.legal_event(made, **ORDER, expires=expires))
    clock.at += 4 * A_DAY
    read = page_of(qtbot, desk, made, Part.LEGAL).words
    assert [one for one in words if one not in read] == []


def test_a_mediation_under_pressure_tells_what_to_do(qtbot: QtBot, desk: Desk, access: Access) -> None:
    made = make.registered(access).id
    pressed, free = make.kept(access, make.mediation(made), make.mediation(made, pressure=Answer.NO))
    assert "stop at any time" in page_of(qtbot, desk, made, Part.LEGAL, row=pressed.id).words
    assert "stop at any time" not in page_of(qtbot, desk, made, Part.LEGAL, row=free.id).words


@pytest.mark.parametrize("size", [100, 130])
@pytest.mark.parametrize("code", ["en", "km", "fr", "long"])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, desk: Desk, case: UUID, dressed: Appearance, code: str, size: int
) -> None:
    if code == "long":
        with stretching():
            assert misfits(page_of(qtbot, desk, case, Part.LEGAL).screen) == []
        return
    speak(code)
    dressed.choose(size=size)
    screen = page_of(qtbot, desk, case, Part.LEGAL).screen
    assert nameless(screen) == []
    assert misfits(screen) == []
