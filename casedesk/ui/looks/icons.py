"""Lucide icons in resources/icons, drawn with stroke 1.75 and tinted from a role at paint time."""

from __future__ import annotations

import enum
import functools

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from casedesk.paths import resources
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Role
from casedesk.ui.looks.theme import colour


class Icon(enum.Enum):
    """The icons in use, by what they mean here; the value is the file's name."""

    TODAY = "sun"
    CASES = "folder"
    REFERRALS = "send"
    TEAM = "users"
    DIRECTORY = "book-user"
    SETTINGS = "settings"
    HIDE = "eye-off"
    SHOW = "eye"
    LOCK = "lock"
    DONE = "check"
    ADD = "plus"
    CLOSE = "x"
    BACK = "chevron-left"
    FORWARD = "chevron-right"
    DOWN = "chevron-down"
    UP = "chevron-up"
    ARROW = "arrow-right"
    TURNED_BACK = "corner-up-left"
    SEARCH = "search"
    PRINT = "printer"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    MORE = "ellipsis"
    SHARE = "user-plus"
    PERSON = "user"
    NEW_PERSON = "user-round-plus"
    LEAVER = "user-round-minus"
    PHONE = "phone"
    CLOCK = "clock"
    SAY_FIRST = "message-circle"
    NEVER = "ban"
    TIMELINE = "history"
    CONSENT = "hand-helping"
    IDENTITY = "id-card"
    HEALTH = "stethoscope"
    ASSESSMENT = "clipboard-list"
    CHECKLIST = "clipboard-check"
    INCIDENT = "sticky-note"
    RISK = "shield"
    SAFETY_PLAN = "shield-check"
    ACTION_PLAN = "list-checks"
    HOME = "house"
    LEGAL = "scale"
    ATTACHMENT = "paperclip"
    DRAFT = "circle-dashed"
    UNDER_WAY = "circle-dot"
    HOURGLASS = "hourglass"
    STALE = "moon"
    CLOSED = "archive"
    INFO = "info"
    PROBLEM = "circle-alert"
    HELP = "circle-question-mark"
    KEY = "key-round"
    KEYBOARD = "keyboard"
    CALENDAR = "calendar"
    STOP = "hand"
    DOES_NOT_APPLY = "circle-slash"
    EDIT = "pencil"
    NOTE = "file-pen"
    EXPORT = "download"
    ERASE = "trash-2"
    FOLDER_OPEN = "folder-open"
    PLACE = "map-pin"
    PRACTICE = "pencil-ruler"
    GENERAL = "sliders-horizontal"
    LANGUAGE = "languages"
    SHEETS = "qr-code"
    BACKUP = "hard-drive"
    JOURNAL = "scroll-text"
    RENEW = "refresh-cw"


@functools.cache
def _drawing(name: str) -> str:
    text = resources("icons", f"{name}.svg").read_text("utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


def pixmap(icon: Icon, tint: QColor, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of `side` logical pixels; kept per size, colour and screen density."""
    key = f"icon {icon.value} {tint.rgba():x} {side} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    from PySide6.QtSvg import QSvgRenderer

    drawn = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(_drawing(icon.value).replace("currentColor", tint.name()).encode())
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def draw(painter: QPainter, rect: QRect, icon: Icon, tint: Role | QColor) -> None:
    """Draws the icon as large as fits, in the middle of the rectangle."""
    side = min(rect.width(), rect.height())
    tone = colour(tint) if isinstance(tint, Role) else tint
    image = pixmap(icon, tone, side, painter.deviceTransform().m11())
    painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, image)


def draw_beside(painter: QPainter, rect: QRect, icon: Icon, tint: Role | QColor, side: int = 16) -> int:
    """Draws the icon at the left edge, centred in height; returns the x where text may begin."""
    grown = px(side)
    draw(painter, QRect(rect.x(), rect.y() + (rect.height() - grown) // 2, grown, grown), icon, tint)
    return rect.x() + grown + px(8)


def tinted(icon: Icon, role: Role = Role.INK) -> QIcon:
    """A QIcon that takes the colour of its role whenever it is painted."""
    return QIcon(_TintedEngine(icon, role))


class _TintedEngine(QIconEngine):
    def __init__(self, icon: Icon, role: Role) -> None:
        super().__init__()
        self._icon = icon
        self._role = role

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._icon, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, rect, self._icon, self._role_in(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        side = round(min(size.width(), size.height()) / scale)
        square = pixmap(self._icon, colour(self._role_in(mode)), side, scale)
        if size.width() == size.height():
            return square
        whole = QPixmap(size)
        whole.fill(Qt.GlobalColor.transparent)
        whole.setDevicePixelRatio(scale)
        painter = QPainter(whole)
        painter.drawPixmap(QPoint(0, 0), square)
        painter.end()
        return whole

    def _role_in(self, mode: QIcon.Mode) -> Role:
        return Role.DISABLED if mode == QIcon.Mode.Disabled else self._role
