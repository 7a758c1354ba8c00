"""Begin a file: a first contact becomes a case with a code, its own key, and two grants."""

from __future__ import annotations

from dataclasses import replace

from casedesk.cases.advance import advance
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.rules.checks import checked
from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb
from casedesk.text.dates import local

FAMILY_PREFIX = "FS"


@verb(Permission.REGISTER_CASES)
def register(work: Work, *, kind: CaseKind, contact: FirstContact, safe: SafeContact) -> Case:
    """Gives a code, makes the file's key, and keeps the first contact and the safe contact (Guidelines, step 0).

    The records' own `case_id` is written here. Raises InField for a day that has not come.
    """
    now = local(work.now())
    contact, safe = checked(contact, now, None), checked(safe, now, None)
    prefix = work.access.vault.prefix if kind is CaseKind.SURVIVOR else FAMILY_PREFIX
    number = f"{prefix}-{work.next_number('case ' + prefix):04d}"
    file = work.new_file()
    opened = local(contact.at).date()
    work.save(Case(id=file, number=number, kind=kind, worker=work.person, opened=opened))
    work.save(replace(contact, case_id=file))
    work.save(replace(safe, case_id=file))
    work.journal("register", file)
    return advance(work, file)
