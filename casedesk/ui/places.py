"""Where one can be in the window. A screen asks to go somewhere by emitting a Place; the shell takes the way."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from casedesk.cases.codes.case import Part
from casedesk.cases.queries.caseload import Wanted
from casedesk.store.records import Record
from casedesk.text.codes import Codes
from casedesk.text.translation import N_


class Room(Codes):
    """The places of the rail, and the pages that are reached from them; each with what F1 says of it."""

    TODAY = (
        "today", N_("Today"),
        N_("What is next, what comes later today and tomorrow, what waits for others, and your drafts."),
    )  # fmt: skip
    WEEK = (
        "week", N_("Week"),
        N_("What comes on your cases in seven days, by code. Arrows go from day to day, T leads to today."),
    )  # fmt: skip
    CASES = (
        "cases", N_("Cases"),
        N_("Your cases, by code. F9 shows names for a minute. Type a code to jump to it, Enter opens it."),
    )  # fmt: skip
    REFERRALS = (
        "referrals", N_("Referrals"),
        N_("Referrals by state, those without an answer longest first; and how each service stands, by code."),
    )  # fmt: skip
    TEAM = (
        "team", N_("Team"),
        N_("Who has how many open cases, what is overdue, who is away, and what is shared this week."),
    )  # fmt: skip
    DIRECTORY = (
        "directory", N_("Directory"),
        N_("Services to refer to, by place, and when somebody last checked that they are right."),
    )  # fmt: skip
    SETTINGS = (
        "settings", N_("Settings"),
        N_("Your own choices; and what you look after for the centre: people, sheets, backups, keeping."),
    )  # fmt: skip
    CASE = (
        "case", N_("Case"),
        N_("One file: how to reach the person safely, the next step, what happened, and its parts."),
    )  # fmt: skip
    FIRST_CONTACT = (
        "first_contact", N_("New first contact"),
        N_("What is known after the first words. No name is asked; the file gets a code."),
    )  # fmt: skip
    INCIDENT = (
        "incident", N_("Incident"),
        N_("What happened, one question at a time. Y, N and U answer; Next goes on; everything is kept."),
    )  # fmt: skip
    REFERRAL = (
        "referral", N_("Referral"),
        N_("What will be sent, to whom, and what the person agreed to. Nothing leaves without consent."),
    )  # fmt: skip
    TRANSFER = (
        "transfer", N_("Transfer of the case"),
        N_("The whole case goes to another centre: what the person agrees to, part by part, and every word that goes."),
    )  # fmt: skip
    PRINT = (
        "print", N_("Print summary"),
        N_("The pages as they come out of the printer. Sealed parts stay off until a reason is given."),
    )  # fmt: skip
    SHARE = (
        "share", N_("Share"),
        N_("A colleague opens the whole file, with a reason and until a day. It can be taken back."),
    )  # fmt: skip
    REASSIGN = (
        "reassign", N_("Give cases on"),
        N_("Another worker follows the case. The file gets a new key; the one before stops reading."),
    )  # fmt: skip
    COVER = (
        "cover", N_("Cover a worker on leave"),
        N_("A colleague opens the cases of somebody on leave until the last day is over."),
    )  # fmt: skip
    EMERGENCY = (
        "emergency", N_("Open a case of another team"),
        N_("One case of another team, for one day. The journal keeps it, and the team is told."),
    )  # fmt: skip
    MERGE = (
        "merge", N_("One person, two files"),
        N_("Two files side by side. Everything of one goes into the other, and nothing is lost."),
    )  # fmt: skip
    DUPLICATES = (
        "duplicates", N_("Possible duplicates"),
        N_("Files of the team that may be about one person, by code. Enter lays two of them side by side."),
    )  # fmt: skip
    FEEDBACK = (
        "feedback", N_("Ask for feedback"),
        N_("Questions about our own work. Only counts are kept: nobody can tell whose answers they are."),
    )  # fmt: skip
    FEEDBACK_TOLD = (
        "feedback_told", N_("Feedback from people"),
        N_("What people answered about our work, in numbers, once a month is over and enough have answered."),
    )  # fmt: skip
    WHAT_LEFT = (
        "what_left", N_("What left"),
        N_("Every paper that left a file of the team: when, what, how, and on what it rested. By code."),
    )  # fmt: skip
    CAME_IN = (
        "came_in", N_("What came in"),
        N_("Every package of another centre that was taken in or turned down here. Enter opens the file."),
    )  # fmt: skip
    RECEIVE = (
        "receive", N_("Take in a transferred case"),
        N_("A package of another centre, looked through field by field before anything of it is kept."),
    )  # fmt: skip


class Topic(Codes):
    """The pages of Settings, in the order of their list."""

    GENERAL = "general", N_("General")
    LANGUAGE = "language", N_("Language and text")
    HIDING = "hiding", N_("Hide and lock")
    STRAIN = "strain", N_("How the work weighs")
    PEOPLE = "people", N_("People and keys")
    RECOVERY = "recovery", N_("Recovery sheets")
    BACKUPS = "backups", N_("Backups")
    KEEPING = "keeping", N_("Keeping and erasing")
    CENTRE_KEY = "centre_key", N_("This centre’s key")
    QUESTIONNAIRES = "questionnaires", N_("Questionnaires")
    JOURNAL = "journal", N_("Journal")
    ABOUT = "about", N_("About")


@dataclass(frozen=True, slots=True)
class Place:
    """A room, and what is open in it.

    `case` is the case's id; `part` the part of its file, or what a page of Settings is about; `row` the record within
    it (an incident, a referral, a plan line); `new` begins a new entry of the part; `draft` continues a kept draft;
    `kind` says which kind of entry is begun where a part holds several; `wanted` is what a list of cases shows, `view`
    which of its views another list begins with.
    """

    room: Room
    case: UUID | None = None
    part: Part | Topic | None = None
    row: UUID | None = None
    new: bool = False
    draft: UUID | None = None
    kind: type[Record] | None = None
    wanted: Wanted | None = None
    view: Codes | None = None

    @property
    def file_part(self) -> Part | None:
        """The part of the case's file, if one is open."""
        return self.part if isinstance(self.part, Part) else None
