"""A centre with two supervisors, who erase together, and files with a canary in every sealed field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.case import CaseStatus
from casedesk.cases.codes.review import DocumentKind
from casedesk.cases.records.case import Case
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.erase import ask_erasure, erase
from casedesk.security.roles import Role
from casedesk.store.access import Access
from casedesk.store.columns import metadata
from casedesk.store.drafts import keep_draft
from casedesk.store.keeping.erasing import Scope
from casedesk.store.keeping.erasure_ledger import Erased
from casedesk.store.work import Work
from tests import factories as make
from tests.cases.attached import papers
from tests.factories import DAY
from tests.vaults import Clock, Grown, enrolled, opened

SECOND = "visal"
"""The short name of the second supervisor."""
WORD = "zxqcanary"
"""Begins every canary: nothing else in a vault is written so."""


KEPT_BY = {"journal", "erasures"}
"""The two tables that go on naming a file."""


@pytest.fixture
def office(folder: Path, grown: Grown) -> Path:
    """A vault with two supervisors, locked."""
    grown(folder, of_two)
    return folder


def of_two(folder: Path) -> None:
    """Enrols the second."""
    with opened(folder) as access:
        second_supervisor(access)


def naming(access: Access, file: UUID) -> set[str]:
    """The tables in which the file's identity stands anywhere."""
    found = set()
    with Work(access, reading=True) as work:
        for table in metadata.sorted_tables:
            for column in table.c:
                raw = sa.type_coerce(column, sa.LargeBinary)
                if work.rows(sa.select(sa.func.count()).select_from(table).where(raw == file.bytes))[0][0]:
                    found.add(table.name)
    return found


def second_supervisor(access: Access) -> None:
    """Enrols Ouk Visal."""
    enrolled(access, "Ouk Visal", SECOND, frozenset({Role.SUPERVISOR}))


def full_file(access: Access) -> Case:
    """A case with an entry of every kind, an earlier version and a draft: each sealed text is a canary of its own."""
    case = make.registered(access, number=f"{WORD} phone", say_first=f"{WORD} say", other_voice=f"{WORD} voice")
    id = case.id
    told = make.kept(
        access,
        make.consent(id, witness=f"{WORD} witness"),
        make.safety(id, action=f"{WORD} action"),
        make.identity(id, latin_name=f"{WORD} name", other_names=f"{WORD} other", address=f"{WORD} address"),
        make.incident(id, account=f"{WORD} account"),
        make.assessment(id, story=f"{WORD} story " * 400, strengths=f"{WORD} strengths"),
        make.plan_line(id, goal=f"{WORD} goal", who=f"{WORD} who"),
        make.follow_up(id, progress=f"{WORD} progress"),
    )
    make.kept(access, replace(told[2], latin_name=f"{WORD} later name"))
    make.consented(access, id)
    with Work(access) as work:
        paper = examined(papers.pdf(f"{WORD} paper"))
        add_attachment(work, case=id, kind=DocumentKind.CERTIFICATE, paper=paper, title=f"{WORD} title")
        keep_draft(work, form="assessment", answers={"story": f"{WORD} draft"}, file=id)
        work.commit()
    return case


def closed(access: Access, case: UUID, on: date) -> None:
    """Closes a case, as the verb of a later version will."""
    with Work(access) as work:
        work.save(replace(work.get(Case, case), status=CaseStatus.CLOSED, closed=on))
        work.commit()


def asked(access: Access, case: UUID, scope: Scope = Scope.WHOLE) -> UUID:
    """One supervisor asks; the case is closed first if only its words are to go."""
    with Work(access, reading=True) as work:
        is_open = work.get(Case, case).status is CaseStatus.OPEN if access.ring.holds(case) else False
    if scope is Scope.NARRATIVE and is_open:
        closed(access, case, DAY)
    with Work(access) as work:
        erasure = ask_erasure(work, case=case, scope=scope)
        work.commit()
    return erasure


@contextmanager
def second_at_work(folder: Path, clock: Clock) -> Iterator[Access]:
    """The second supervisor, unlocked; the first must have locked."""
    with opened(folder, SECOND, clock) as access:
        yield access


def erased(folder: Path, case: UUID, scope: Scope = Scope.WHOLE, clock: Clock | None = None) -> Erased:
    """Asked by the founder, approved and done by the second supervisor; nobody may be inside."""
    at = clock or Clock()
    with opened(folder, clock=at) as access:
        erasure = asked(access, case, scope)
    with second_at_work(folder, at) as second:
        return erase(second, erasure)
