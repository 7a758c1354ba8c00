"""Sealed fields: no query touches them, no value leaks from a record, no blob opens elsewhere."""

from __future__ import annotations

import pickle
from dataclasses import replace
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import SafeContact
from casedesk.cases.records.identity import Identity
from casedesk.cases.records.plan import PlanLine
from casedesk.security.errors import Damaged, NotGranted
from casedesk.security.sealing import Address, seal, unseal
from casedesk.store.access import Access
from casedesk.store.files import Gone, Stale
from casedesk.store.records import SealedInQuery, changed
from casedesk.store.trouble import StoreFault
from casedesk.store.vault import lock
from casedesk.store.work import Work
from tests.factories import identity, kept, plan_line, registered
from tests.vaults import COLLEAGUE, opened


def test_a_query_on_a_sealed_field_is_a_type_error_and_raises(access: Access) -> None:
    """Each `type: ignore` here is itself a check: mypy complains once the line would type-check."""
    with Work(access) as work:
        with pytest.raises(SealedInQuery, match="latin_name"):
            work.find(Identity, Identity.latin_name == "Sok")  # type: ignore[arg-type, comparison-overlap]
        with pytest.raises(SealedInQuery):
            work.find(Identity, Identity.latin_name.in_(["Sok"]))  # type: ignore[attr-defined]
        with pytest.raises(SealedInQuery):
            work.rows(sa.select(Identity.latin_name))  # type: ignore[call-overload]
        with pytest.raises(SealedInQuery):
            work.find(Identity, order=[Identity.latin_name.desc()])  # type: ignore[attr-defined]
        with pytest.raises(SealedInQuery):
            work.find(Identity, Identity.latin_name.like("%"))  # type: ignore[attr-defined]


def test_a_record_prints_no_sealed_value(access: Access) -> None:
    case = registered(access)
    [saved] = kept(access, identity(case.id))
    assert "Sreymom" not in repr(saved)
    assert "ស្រីមុំ" not in str(saved)


def test_a_record_is_never_pickled(access: Access) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(registered(access))


def test_a_blob_moved_to_another_row_does_not_open(access: Access) -> None:
    case = registered(access)
    one, other = kept(access, plan_line(case.id, goal="one"), plan_line(case.id, goal="other"))
    table = PlanLine.__table__
    with Work(access) as work:
        blob = work.db.scalar(sa.select(table.c.sealed).where(table.c.id == one.id))
        work.db.execute(sa.update(table).where(table.c.id == other.id).values(sealed=blob))
        with pytest.raises(Damaged):
            work.get(PlanLine, other.id)


def test_without_the_key_nothing_is_read_or_written(access: Access) -> None:
    case = registered(access)
    [saved] = kept(access, identity(case.id))
    folder = access.folder
    lock(access)
    with opened(folder, COLLEAGUE) as colleague:
        for kind, id in ((Case, case.id), (Identity, saved.id)):
            with Work(colleague) as work, pytest.raises(NotGranted):
                work.get(kind, id)
        with Work(colleague) as work, pytest.raises(NotGranted):
            work.save(saved)  # coded fields too: no key, no hand on the row
        with Work(colleague) as work, pytest.raises(NotGranted):
            work.save(plan_line(case.id))


def test_what_a_newer_program_sealed_survives_an_older_one(access: Access) -> None:
    case = registered(access)
    [saved] = kept(access, plan_line(case.id))
    table = PlanLine.__table__
    at, key = Address(access.vault.id, case.id, table.name, saved.id), access.ring.key(case.id, 1)
    with Work(access) as work:
        blob = work.db.execute(sa.select(table.c.sealed).where(table.c.id == saved.id)).scalar_one()
        newer = seal({**unseal(blob, at, key), "not_known_yet": "kept"}, at, 1, key)
        work.db.execute(sa.update(table).where(table.c.id == saved.id).values(sealed=newer))
        work.commit()
    with Work(access) as work:
        work.save(replace(work.get(PlanLine, saved.id), goal="Changed by the older program"))
        work.commit()
    with Work(access) as work:
        blob = work.db.execute(sa.select(table.c.sealed).where(table.c.id == saved.id)).scalar_one()
    assert unseal(blob, at, key)["not_known_yet"] == "kept"


def test_a_sealed_field_that_is_younger_than_its_record_has_its_default(access: Access) -> None:
    case = registered(access)
    table = SafeContact.__table__
    with Work(access) as work:
        [saved] = work.find(SafeContact, SafeContact.case_id == case.id)
        at, key = Address(access.vault.id, case.id, table.name, saved.id), access.ring.key(case.id, 1)
        blob = work.db.execute(sa.select(table.c.sealed)).scalar_one()
        older = {name: value for name, value in unseal(blob, at, key).items() if name not in ("language", "days")}
        work.db.execute(sa.update(table).values(sealed=seal(older, at, 1, key)))
        [read] = work.find(SafeContact, SafeContact.case_id == case.id)
    assert saved.days != ()
    assert (read.language, read.days, read.other_voice) == (SpokenLanguage.KHMER, (), None)


def test_the_second_edit_of_a_record_never_swallows_the_first(access: Access) -> None:
    case = registered(access)
    [saved] = kept(access, plan_line(case.id, goal="before"))
    kept(access, replace(saved, goal="first"))
    with pytest.raises(Stale) as trouble:
        kept(access, replace(saved, goal="second"))
    assert (trouble.value.mine.goal, trouble.value.theirs.goal) == ("second", "first")  # type: ignore[attr-defined]
    with Work(access) as work:
        assert work.get(PlanLine, saved.id).goal == "first"


def test_history_keeps_every_version_with_its_time_and_person(access: Access) -> None:
    case = registered(access)
    [one] = kept(access, plan_line(case.id, goal="one"))
    [two] = kept(access, replace(one, goal="two"))
    [three] = kept(access, replace(two, goal="three"))
    with Work(access) as work:
        versions = work.history(three)
    assert [(v.version, v.goal) for v in versions] == [(3, "three"), (2, "two"), (1, "one")]
    assert {v.written_by for v in versions} == {access.person.id}


def test_an_unchanged_sealed_part_keeps_its_blob(access: Access) -> None:
    case = registered(access)
    [one] = kept(access, plan_line(case.id))
    [two] = kept(access, changed(one, by=case.opened))
    assert one._origin is not None
    assert two._origin is not None
    assert two._origin.blob == one._origin.blob


def test_a_record_that_is_gone_is_said_to_be_gone(access: Access) -> None:
    with Work(access) as work, pytest.raises(Gone):
        work.get(Case, uuid4())


def test_a_code_outside_its_list_is_refused_by_the_column(access: Access) -> None:
    case = registered(access)
    [line] = kept(access, plan_line(case.id))
    with pytest.raises(StoreFault) as trouble, Work(access) as work:
        work.save(changed(line, need="no such need"))
    assert "no such need" not in f"{trouble.value} {trouble.value.__cause__}"
