"""Which files may be about one person: told by code, and only of files whose keys one holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from casedesk.cases.codes.case import CaseKind
from casedesk.cases.queries.duplicates import like_this, possible_duplicates
from casedesk.cases.records.identity import Identity
from casedesk.cases.verbs.merge import tell_apart
from casedesk.security.errors import NotGranted
from casedesk.store.access import Access
from casedesk.store.work import Work
from tests import factories as make
from tests.cases.test_merge import merged
from tests.vaults import COLLEAGUE, opened


def files_of(access: Access, *named: dict[str, Any], kind: CaseKind = CaseKind.SURVIVOR) -> Iterator[UUID]:
    for values in named:
        case = make.registered(access, kind=kind).id
        make.kept(access, make.identity(case, **values))
        yield case


SREYMOM = {"khmer_name": None, "latin_name": "Sok Sreymom", "age": 30}
SREY_MOM = {"khmer_name": None, "latin_name": "Sokh Srey Mom", "age": 31}


def test_a_likely_file_is_told_by_its_code(access: Access) -> None:
    one, other = files_of(access, SREYMOM, SREY_MOM)
    next(files_of(access, SREY_MOM, kind=CaseKind.FAMILY))
    with Work(access) as work:
        assert [found.case for found in like_this(work, case=one)] == [other]
        (pair,) = possible_duplicates(work)
    assert {pair.one.case, pair.other.case} == {one, other}
    assert not any("Sok" in repr(value) for value in (pair.one, pair.other))


def test_two_who_were_told_apart_are_not_proposed_again(access: Access) -> None:
    one, other = files_of(access, SREYMOM, SREY_MOM)
    with Work(access) as work:
        tell_apart(work, first=one, second=other)
        assert like_this(work, case=one) == []
        assert possible_duplicates(work) == []


def test_after_a_merge_nothing_is_left_to_find(access: Access) -> None:
    one, other = files_of(access, SREYMOM, SREY_MOM)
    merged(access, one, other)
    with Work(access) as work:
        assert like_this(work, case=one) == []
        assert possible_duplicates(work) == []


def test_a_file_without_its_key_is_as_if_there_were_none(folder: Path) -> None:
    with opened(folder) as access:
        next(files_of(access, SREYMOM))
    with opened(folder, COLLEAGUE) as dara:
        (hers,) = files_of(dara, SREY_MOM)
        with Work(dara) as work:
            assert like_this(work, case=hers) == []
    with opened(folder) as access, Work(access) as work:
        assert len(possible_duplicates(work)) == 1


def test_without_a_key_nothing_but_codes_is_asked(folder: Path) -> None:
    """A forged grant or a slip in the query would raise here: the sealed part of another's file is never touched."""
    with opened(folder) as access:
        (theirs,) = files_of(access, SREYMOM)
    with opened(folder, COLLEAGUE) as dara, Work(dara) as work:
        with pytest.raises(NotGranted):
            work.find(Identity, Identity.case_id == theirs)
        with pytest.raises(NotGranted):
            tell_apart(work, first=theirs, second=theirs)
