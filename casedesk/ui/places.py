"""Where one can be in the window. A screen asks to go somewhere by emitting a Place; the shell takes the way."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.caseload import Wanted
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Room(Codes):
    """The places of the rail, and the pages that are reached from them."""

    TODAY = "today", N_("Today")
    CASES = "cases", N_("Cases")
    REFERRALS = "referrals", N_("Referrals")
    TEAM = "team", N_("Team")
    DIRECTORY = "directory", N_("Directory")
    SETTINGS = "settings", N_("Settings")
    CASE = "case", N_("Case")
    FIRST_CONTACT = "first_contact", N_("New first contact")
    INCIDENT = "incident", N_("Incident")
    REFERRAL = "referral", N_("Referral")
    PRINT = "print", N_("Print summary")
    SHARE = "share", N_("Share")
    REASSIGN = "reassign", N_("Give cases on")
    COVER = "cover", N_("Cover a worker on leave")
    EMERGENCY = "emergency", N_("Open a case of another team")


@dataclass(frozen=True, slots=True)
class Place:
    """A room, and what is open in it.

    `case` is the case's id; `part` the part of its file, or the key of a page of Settings; `row` the record within it
    (an incident, a referral, a plan line); `new` begins a new entry of the part; `draft` continues a kept draft;
    `wanted` is what a list of cases shows.
    """

    room: Room
    case: UUID | None = None
    part: Part | str | None = None
    row: UUID | None = None
    new: bool = False
    draft: UUID | None = None
    wanted: Wanted | None = None

    @property
    def file_part(self) -> Part | None:
        """The part of the case's file, if one is open."""
        return self.part if isinstance(self.part, Part) else None
