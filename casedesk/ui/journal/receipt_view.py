"""The weekly receipt: which week on the left, the page itself on the right; recorded before it is printed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casedesk.cases.queries.week import JournalWeek, journal_week
from casedesk.cases.verbs.take_journal_out import note_receipt
from casedesk.security.receipt import receipt
from casedesk.text.dates import day, said_moment, short_day
from casedesk.text.naming import in_script
from casedesk.text.translation import _, language, speaking
from casedesk.text.trouble import Mendable
from casedesk.ui.background import Task
from casedesk.ui.desk import Desk
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role, Tone
from casedesk.ui.print.paper_out import PaperOut
from casedesk.ui.print.paper_view import PaperView
from casedesk.ui.print.press import Drawn, Make, draw, press
from casedesk.ui.print.ways_out import WaysOut
from casedesk.ui.widgets.buttons import button, primary
from casedesk.ui.widgets.card import Card
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.prose import Prose
from casedesk.ui.widgets.segmented import Segmented

LAST, THIS = "last", "this"
WIDE = 292


class ReceiptView(QWidget):
    """ReceiptView(desk, ways_out=None): `back()` to the list; `said(sentence)` when the page has left."""

    back = Signal()
    said = Signal(str)

    def __init__(self, desk: Desk, *, ways_out: WaysOut | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._elsewhere = press(self)
        self._out = PaperOut(desk, self, ways_out)
        self._out.left.connect(self.said)
        self._out.troubled.connect(self._tell)
        self._drawing: Task | None = None
        self.print = primary(_("Print 1 page"), lambda: self._out.to_printer(self._noted), icon=Icon.PRINT)
        self.save = button(_("Save as a file…"), lambda: self._out.to_file(self._noted), icon=Icon.EXPORT)
        self.week = Segmented([(LAST, _("Last week")), (THIS, _("This week"))], name=_("Week"), chosen=LAST)
        self.week.picked.connect(lambda _key: self.renew())
        self.code = Line("", style=Style.TITLE)
        self._notice = Notice("", Tone.WAIT)
        self._pages = PaperView()
        self._pages.zoom(1)  # there is but one page
        self._pages.resized.connect(self._draw)
        self._arrange()
        self.renew()

    def _arrange(self) -> None:
        side = Card(_("Weekly receipt"))
        side.setFixedWidth(px(WIDE))
        side.add(self.week)
        side.add(Line(_("Head of the journal now"), style=Style.SMALL, role=Role.INK2))
        side.add(self.code)
        side.add(
            Prose(
                _(
                    "Print it once a week, sign it, and keep it where the computer is not. It names nobody whom the "
                    "centre helps."
                ),
                style=Style.SMALL,
            )
        )
        side.add(self._notice)
        side.body.addStretch(1)
        for act in (self.print, self.save, button(_("Back"), self.back.emit)):
            side.add(act)
        paper = Card()
        paper.body.setContentsMargins(0, 0, 0, 0)
        paper.add(self._pages, 1)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(side)
        row.addWidget(paper, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)

    def renew(self) -> None:
        """Reads the week that is chosen."""
        self._week = self._desk.glance(journal_week, begins=self._begins())
        self.code.setText(receipt(self._week.head))
        self._draw()

    def _begins(self) -> date:
        """Monday of the week that is chosen."""
        today = self._desk.today()
        monday = today - timedelta(days=today.weekday())
        return monday if self.week.key() == THIS else monday - timedelta(days=7)

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        make, width = self._make(), self._pages.page_width()
        self._drawing = self._elsewhere.with_progress(
            lambda advance: draw(make, width, advance), self._show, self._tell
        )

    def _show(self, drawn: Drawn) -> None:
        self._drawing = None
        self._pages.show_pages(drawn.pages)

    def _make(self) -> Make:
        """Makes the page on whatever thread, from what was read."""
        spoken, week, desk = language(), self._week, self._desk
        person, now, facts = desk.me(), desk.now(), desk.access.vault

        def make() -> bytes:
            from casedesk.reports.receipt import ReceiptPage, receipt_paper

            with speaking(spoken):
                page = ReceiptPage(
                    facts.centre, _("{first} to {last}", **_days(week)), receipt(week.head), _facts(week),
                    [(kind.said(), str(count)) for kind, count in week.kinds.items()],
                    [
                        (in_script(one.name, one.khmer_name), str(one.times), said_moment(one.last))
                        for one in week.openers
                    ],
                    person, said_moment(now),
                )  # fmt: skip
                return receipt_paper(page, training=facts.training)

        return make

    def _noted(self) -> Make:
        """The journal first; the page then tells of this entry too."""
        self._desk.do(note_receipt, week=self._begins())
        self.renew()
        return self._make()

    def _tell(self, trouble: Mendable) -> None:
        self._notice.say(trouble.said(), tone=Tone.WAIT)


def _days(week: JournalWeek) -> dict[str, str]:
    last = week.begins + timedelta(days=6)
    return {"first": short_day(week.begins, last), "last": day(last)}


def _facts(week: JournalWeek) -> list[tuple[str, str]]:
    return [
        (_("Newest entry"), str(week.seq)),
        (_("Entries in all"), str(week.whole)),
        (_("Entries of this week"), str(week.entries)),
    ]
