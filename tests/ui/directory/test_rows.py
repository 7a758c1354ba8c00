"""A service is found by whatever is written of it: what she needs to know before she goes there."""

from __future__ import annotations

import pytest

from casedesk.cases.codes.answers import Answer
from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.codes.referring import Cost, ProviderKind
from casedesk.ui.directory.rows import ForWhom, Sought
from tests.factories import DAY, provider

FULL = provider(
    name="Lotus House", khmer_name="ឈូក", kind=ProviderKind.SHELTER, district="1201", area="The whole province",
    phone="012000001", languages=(SpokenLanguage.VIETNAMESE, SpokenLanguage.SIGN), women_only=Answer.YES,
    access=Answer.YES, cost=Cost.FREE_WITH_CARD, capacity="Six beds", notes="Ring twice",
)  # fmt: skip
BARE = provider(name="River Clinic")


@pytest.mark.parametrize(
    "typed", ["lotus", "ឈូក", "shelter", "012000001", "sign language", "vietnamese", "six beds", "twice", "idpoor"]
)
def test_by_whatever_is_written_of_it(typed: str) -> None:
    assert Sought(typed).finds(FULL, DAY)
    assert not Sought(typed).finds(BARE, DAY)


@pytest.mark.parametrize("whom", [ForWhom.WOMEN, ForWhom.WHEELCHAIR])
def test_for_whom_it_is(whom: ForWhom) -> None:
    assert Sought(whom=whom).finds(FULL, DAY)
    assert not Sought(whom=whom).finds(BARE, DAY)
    assert Sought(whom=ForWhom.ALL).finds(BARE, DAY)
