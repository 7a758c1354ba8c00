"""The records of a case file. Each field is declared once, here; form, table, list and paper derive from it.

Who knows one kind of record knows them all: a file’s key is renewed for everything that is sealed under it, or not
at all.
"""

from __future__ import annotations

from casedesk.cases.records import assessment as assessment
from casedesk.cases.records import case as case
from casedesk.cases.records import consent as consent
from casedesk.cases.records import contact as contact
from casedesk.cases.records import follow_up as follow_up
from casedesk.cases.records import identity as identity
from casedesk.cases.records import incident as incident
from casedesk.cases.records import plan as plan
from casedesk.cases.records import referral as referral
from casedesk.cases.records import safety_now as safety_now
