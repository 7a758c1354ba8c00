"""The records of a case file. Each field is declared once, here; form, table, list and paper derive from it.

Who knows one kind of record knows them all: a file’s key is renewed for everything that is sealed under it, or not
at all.
"""

from __future__ import annotations

from casedesk.cases.records import assessment as assessment
from casedesk.cases.records import attachment as attachment
from casedesk.cases.records import case as case
from casedesk.cases.records import closure as closure
from casedesk.cases.records import consent as consent
from casedesk.cases.records import contact as contact
from casedesk.cases.records import family_needs as family_needs
from casedesk.cases.records import follow_up as follow_up
from casedesk.cases.records import household as household
from casedesk.cases.records import identity as identity
from casedesk.cases.records import incident as incident
from casedesk.cases.records import legal as legal
from casedesk.cases.records import plan as plan
from casedesk.cases.records import referral as referral
from casedesk.cases.records import release as release
from casedesk.cases.records import review as review
from casedesk.cases.records import risk as risk
from casedesk.cases.records import safety_now as safety_now
from casedesk.cases.records import safety_plan as safety_plan
