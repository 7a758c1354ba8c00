"""Begin a file: a first contact becomes a case with a code, its own key, and two grants."""

from __future__ import annotations

from dataclasses import replace

from casedesk.cases.advance import advance
from casedesk.cases.beginning import begun
from casedesk.cases.codes.case import CaseKind
from casedesk.cases.records.case import Case
from casedesk.cases.records.contact import FirstContact, SafeContact
from casedesk.cases.rules.checks import checked
from casedesk.security.roles import Permission
from casedesk.store.work import Work, verb
from casedesk.text.dates import local


@verb(Permission.REGISTER_CASES)
def register(work: Work, *, kind: CaseKind, contact: FirstContact, safe: SafeContact) -> Case:
    """Gives a code, makes the file's key, and keeps the first contact and the safe contact (Guidelines, step 0).

    The records' own `case_id` is written here. Raises InField for a day that has not come.
    """
    now = local(work.now())
    contact, safe = checked(contact, now, None), checked(safe, now, None)
    file = begun(work, kind, local(contact.at).date()).id
    work.save(replace(contact, case_id=file))
    work.save(replace(safe, case_id=file))
    return advance(work, file)
