"""What stands above a table: search, drop-buttons, saved views with counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QSizePolicy, QTabBar

from casedesk.text.translation import _
from casedesk.ui.looks import icons
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.looks.lettering import Measure, Style, px, tall, typeface
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.strokes import box, key_cap, key_cap_width, rule, words
from casedesk.ui.widgets.buttons import shortcut_words


class SearchBox(QLineEdit):
    """SearchBox(placeholder, *, hint=""): a search field with a glass and, while empty, its shortcut ("Ctrl+F")."""

    def __init__(self, placeholder: str, *, hint: str = "") -> None:
        super().__init__()
        self._hint = shortcut_words(hint) if hint else ""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setAccessibleDescription(self._hint)
        self.addAction(tinted(Icon.SEARCH, Role.INK2), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(px(296))
        if hint:
            self.setTextMargins(0, 0, key_cap_width(self._hint, typeface(Style.CAPTION, khmer=False)) + px(6), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._hint and not self.text():
            with QPainter(self) as painter:
                font = typeface(Style.CAPTION, khmer=False)
                left = self.width() - key_cap_width(self._hint, font) - px(10)
                key_cap(painter, QRect(left, 0, 0, self.height()), self._hint, font, Role.INK3, Role.LINE)


class FilterButton(QAbstractButton):
    """FilterButton(label, choices, *, any_word=""): “Step: any ▾”; `choices` are (key, words) pairs.

    `key()` is the one taken or None, `choose(key)` takes one silently, `picked(key or None)` when a person takes one.
    `offer(choices)` offers others; one that was taken and is no more among them is taken no longer.
    """

    picked = Signal(object)

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], *, any_word: str = "") -> None:
        super().__init__()
        self._label = label
        self._any = any_word or _("any")
        self._choices = dict(choices)
        self._key: str | None = None
        self._menu = QMenu(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.choose(None)

    def key(self) -> str | None:
        """The choice taken; None for any."""
        return self._key

    def choose(self, key: str | None) -> None:
        """Takes a choice without telling anyone."""
        self._key = key
        self.setText(self._any if key is None else self._choices[key])
        self.setAccessibleName(_("{label}: {choice}", label=self._label, choice=self.text()))
        self.updateGeometry()
        self.update()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Other choices, without telling anyone."""
        self._choices = dict(choices)
        self.choose(self._key if self._key in self._choices else None)

    def menu(self) -> QMenu:
        """The menu of choices, filled."""
        self._menu.clear()
        for key, said in ((None, self._any), *self._choices.items()):
            action = self._menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(key == self._key)
            action.triggered.connect(lambda _on=False, key=key: self._take(key))
        return self._menu

    def _open(self) -> None:
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, key: str | None) -> None:
        self.choose(key)
        self.picked.emit(key)

    def sizeHint(self) -> QSize:  # noqa: N802
        label = QFontMetrics(typeface(Style.SMALL)).horizontalAdvance(_("{label}:", label=self._label))
        value = QFontMetrics(typeface(Style.SMALL, bold=True)).horizontalAdvance(self.text())
        return QSize(label + value + px(50), tall(Measure.BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            ground = Role.CHOSEN if self._key is not None else Role.HOVER if self.underMouse() else Role.SURFACE
            box(painter, self.rect(), fill=ground, border=Role.EDGE if self._key is not None else Role.LINE)
            area = self.rect().adjusted(px(11), 0, -px(28), 0)
            taken = words(painter, area, _("{label}:", label=self._label), typeface(Style.SMALL), Role.INK2)
            area.setLeft(area.x() + taken + px(5))
            words(painter, area, self.text(), typeface(Style.SMALL, bold=True), Role.INK)
            side = px(14)
            arrow = QRect(self.width() - side - px(9), (self.height() - side) // 2, side, side)
            icons.draw(painter, arrow, Icon.DOWN, Role.INK2)


class ViewTabs(QTabBar):
    """ViewTabs(views, *, name): saved views as tabs; `views` are (key, words, count or None).

    `key()`, `choose(key)` silently, `set_count(key, n)`, `picked(key)`.
    """

    picked = Signal(str)

    def __init__(self, views: Sequence[tuple[str, str, int | None]], *, name: str) -> None:
        super().__init__()
        self._keys: list[str] = []
        self._words: list[str] = []
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(name)
        for key, said, count in views:
            self._keys.append(key)
            self._words.append(said)
            self.addTab("")
            self.set_count(key, count)
        self.currentChanged.connect(lambda place: self.picked.emit(self._keys[place]))

    def key(self) -> str:
        """The view that is shown."""
        return self._keys[self.currentIndex()]

    def choose(self, key: str) -> None:
        """Shows a view without telling anyone."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._keys.index(key))
        self.blockSignals(blocked)

    def set_count(self, key: str, count: int | None) -> None:
        """The small number beside a view."""
        place = self._keys.index(key)
        word = self._words[place]
        self.setTabText(place, word if count is None else f"{word}\t{count}")
        self.setAccessibleTabName(place, word if count is None else f"{word}, {count}")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            rule(painter, 0, self.height() - 1, self.width(), self.height() - 1)
        super().paintEvent(event)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        word, _tab, count = self.tabText(index).partition("\t")
        width = QFontMetrics(typeface(Style.BODY, bold=True)).horizontalAdvance(word)
        if count:
            width += px(5) + QFontMetrics(typeface(Style.CAPTION)).horizontalAdvance(count)
        return QSize(width + px(20), tall(Measure.ROW))
