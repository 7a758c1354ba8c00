"""Looking at an attachment: read and drawn elsewhere, shown as long as it is seen, then gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casedesk.cases.codes.review import Media
from casedesk.text.translation import _
from casedesk.text.trouble import Mendable
from casedesk.ui.attachments.picture_view import PictureView
from casedesk.ui.attachments.pictures import Shown, shown
from casedesk.ui.background import Task
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import Style, px
from casedesk.ui.looks.palette import Role
from casedesk.ui.print.press import press
from casedesk.ui.widgets.beside import row_of
from casedesk.ui.widgets.buttons import button, icon_button
from casedesk.ui.widgets.line import Line
from casedesk.ui.widgets.stages import Stages


class Looking(QWidget):
    """Looking(read, media): `begin()` reads it, on another thread; `closed` when it is seen no more.

    Its bytes and its picture are let go of as soon as it is hidden, whatever hides it: another part, Hide, the lock.
    """

    closed = Signal()

    def __init__(self, read: Callable[[], bytes], media: Media) -> None:
        super().__init__()
        self._read, self._media = read, media
        self._elsewhere = press(self)
        self._content, self._place, self._pages = b"", 0, 1
        self._task: Task | None = None
        self.view = PictureView()
        self.view.paged.connect(self.turn_page)
        self.view.changed.connect(self._name_buttons)
        self._stages = Stages(self.view, rows=4)
        self._close = button(_("Close"), self.close_it, hint="Esc", compact=True)
        self._further = icon_button(Icon.ZOOM_OUT, _("Smaller"), lambda: self.view.zoom(-1), compact=True)
        self._nearer = icon_button(Icon.ZOOM_IN, _("Larger"), lambda: self.view.zoom(1), compact=True)
        self._turn = icon_button(Icon.RENEW, _("Turn a quarter"), self.view.turn, compact=True)
        self._before = icon_button(Icon.BACK, _("Page before"), lambda: self.turn_page(-1), compact=True)
        self._after = icon_button(Icon.FORWARD, _("Next page"), lambda: self.turn_page(1), compact=True)
        self._counted = Line(style=Style.SMALL, role=Role.INK2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        paging = (self._before, self._counted, self._after)
        column.addLayout(row_of(self._close, None, *paging, self._further, self._nearer, self._turn))
        column.addWidget(self._stages, 1)
        self._name_buttons()

    def begin(self) -> None:
        """Reads and draws it."""
        read, media = self._read, self._media

        def work() -> tuple[bytes, Shown]:
            content = read()
            return content, shown(content, media)

        self._stages.begin_loading()
        self._task = self._elsewhere(work, lambda read: self._came(*read), self._troubled)
        self._close.setFocus()

    def shows(self) -> bool:
        """Whether the picture or paper is seen."""
        return not self.view.image().isNull()

    def turn_page(self, step: int) -> None:
        """The next page of a PDF (1), or the one before (-1)."""
        place, content = self._place + step, self._content
        if not content or not 0 <= place < self._pages:
            return
        self._cancel()
        self._task = self._elsewhere(lambda: shown(content, Media.PDF, place), self._show, self._troubled)

    def close_it(self) -> None:
        """Lets go of it, and says so."""
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Lets go of the bytes and of the picture."""
        self._cancel()
        self._content, self._place, self._pages = b"", 0, 1
        self.view.forget()

    def event(self, event: QEvent) -> bool:
        """Takes Esc before the window does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_it()
                return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        if self._task is not None or self._content:
            self.close_it()
        super().hideEvent(event)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _came(self, content: bytes, first: Shown) -> None:
        self._content = content
        self._show(first)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: Shown) -> None:
        self._task, self._place, self._pages = None, page.place, page.pages
        self._stages.show_content()
        self.view.show_image(page.image, wide=self._media is Media.PDF)
        self._name_buttons()

    def _troubled(self, trouble: Mendable) -> None:
        self.forget()
        self._stages.show_trouble(trouble.said())

    def _name_buttons(self) -> None:
        several = self._pages > 1
        for part in (self._before, self._counted, self._after):
            part.setVisible(several)
        self._counted.setText(_("Page {n} of {all}", n=self._place + 1, all=self._pages) if several else "")
        self._before.setEnabled(self._place > 0)
        self._after.setEnabled(self._place + 1 < self._pages)
        self._further.setEnabled(self.view.can_zoom(-1))
        self._nearer.setEnabled(self.view.can_zoom(1))
        self._turn.setEnabled(self.shows())
