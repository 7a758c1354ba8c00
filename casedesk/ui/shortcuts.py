"""Every shortcut of the window in one table: keys, words, and where they hold. A test keeps them unique."""

from __future__ import annotations

from dataclasses import dataclass

from casedesk.text.codes import Codes
from casedesk.text.translation import N_, _


class Where(Codes):
    """Where a shortcut holds; the headings of “all keys”."""

    EVERYWHERE = "everywhere", N_("Everywhere")
    OPEN = "open", N_("While a vault is open")
    PAGE = "page", N_("On a page")
    LIST = "list", N_("In lists and answers")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing to do from the keyboard. `keys` are alternatives, as QKeySequence reads them.

    Those in lists and answers are handled by the widget that has the focus and are only told here.
    """

    does: str
    keys: tuple[str, ...]
    words: str
    where: Where

    def said(self) -> str:
        """What it does, in the language spoken here."""
        return _(self.words)


HIDE = Shortcut("hide", ("F12", "Pause"), N_("Hide the window at once; the same key brings it back"), Where.EVERYWHERE)
ALL_KEYS = Shortcut("all_keys", ("Ctrl+/",), N_("All keys"), Where.EVERYWHERE)
LOCK = Shortcut("lock", ("Ctrl+L",), N_("Lock"), Where.OPEN)
NAMES = Shortcut("names", ("F9",), N_("Names on for a minute, or off"), Where.OPEN)
TOGETHER = Shortcut("together", ("F8",), N_("Seated together: only what she may see stays"), Where.OPEN)
FIND_ANY = Shortcut("find_any", ("Ctrl+K",), N_("Find a case by code or name"), Where.OPEN)
PLACES = tuple(
    Shortcut(f"place_{n}", (f"Ctrl+{n}",), N_("Places of the rail, from the top"), Where.OPEN) for n in range(1, 9)
)
GO_BACK = Shortcut("go_back", ("Alt+Left",), N_("Back"), Where.OPEN)
GO_UP = Shortcut("go_up", ("Esc",), N_("One level up; what was typed is kept"), Where.OPEN)
NEXT_REGION = Shortcut("next_region", ("F6",), N_("Next part of the window"), Where.OPEN)
LAST_REGION = Shortcut("last_region", ("Shift+F6",), N_("Part of the window before"), Where.OPEN)
HELP = Shortcut("help", ("F1",), N_("Help for this page"), Where.OPEN)
PRIMARY = Shortcut("primary", ("Ctrl+Return", "Ctrl+Enter"), N_("The main thing to do here"), Where.PAGE)
NEW = Shortcut("new", ("Ctrl+N",), N_("Something new of this place"), Where.PAGE)
FIND = Shortcut("find", ("Ctrl+F",), N_("Find in this list"), Where.PAGE)
PRINT = Shortcut("print", ("Ctrl+P",), N_("Print"), Where.PAGE)
UNDO = Shortcut("undo", ("Ctrl+Z",), N_("Take back what was just done"), Where.PAGE)
ANSWERS = Shortcut("answers", ("Y", "N", "U"), N_("Yes, no, not sure"), Where.LIST)
CONSENT = Shortcut("consent", ("A", "R"), N_("Agreed, refused"), Where.LIST)
TAKE = Shortcut("take", ("1", "2", "3"), N_("Take this answer and go on"), Where.LIST)
CLEAR = Shortcut("clear", ("Del",), N_("Clear the answer"), Where.LIST)
OPEN_ROW = Shortcut("open_row", ("Return",), N_("Open the row; in a form, the next field"), Where.LIST)
WEEKS = Shortcut("weeks", ("PgUp", "PgDown", "T"), N_("Week before, week after, today"), Where.LIST)
MOVE = Shortcut("move", ("Alt+Up", "Alt+Down"), N_("Writing a questionnaire: one up, one down"), Where.LIST)
ADD_TAKE_OUT = Shortcut("add_take_out", ("Ins", "Alt+Del"), N_("Writing it: add a question, take one out"), Where.LIST)
MONTH = Shortcut("month", ("F4",), N_("The calendar of a date"), Where.LIST)

EVERY: tuple[Shortcut, ...] = tuple(
    one
    for said in [*vars().values()]
    for one in (said if isinstance(said, tuple) else [said])
    if isinstance(one, Shortcut)
)
"""All of them, in the order they are declared."""
