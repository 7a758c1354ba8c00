"""The button “⋯”: what is done rarely, in a menu below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from casedesk.text.translation import _
from casedesk.ui.looks.icons import Icon, tinted
from casedesk.ui.widgets.buttons import icon_button


def more_button(acts: Sequence[tuple[Icon, str, Callable[[], object]]]) -> QPushButton:
    """The button with its menu: icon, words and what is done, in this order."""
    made = icon_button(Icon.MORE, _("More"))
    menu = QMenu(made)
    menu.setAccessibleName(_("More"))
    for icon, words, press in acts:
        menu.addAction(tinted(icon), words).triggered.connect(lambda _on=False, press=press: press())
    made.clicked.connect(lambda: menu.popup(made.mapToGlobal(QPoint(0, made.height() + 2))))
    return made
