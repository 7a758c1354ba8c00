"""What a style option says of a control, in plain words."""

from __future__ import annotations

from PySide6.QtWidgets import QStyle, QStyleOption, QWidget

_State = QStyle.StateFlag


def enabled(option: QStyleOption) -> bool:
    """Whether the control can be operated."""
    return bool(option.state & _State.State_Enabled)


def hovered(option: QStyleOption) -> bool:
    """Whether the pointer is over the control."""
    return bool(option.state & _State.State_MouseOver)


def pressed(option: QStyleOption) -> bool:
    """Whether the control is held down."""
    return bool(option.state & _State.State_Sunken)


def switched_on(option: QStyleOption) -> bool:
    """Whether a box is ticked or a choice is taken."""
    return bool(option.state & _State.State_On)


def chosen(option: QStyleOption) -> bool:
    """Whether a row, tab or menu entry is the current one."""
    return bool(option.state & _State.State_Selected)


def flag(widget: QWidget | None, name: str) -> bool:
    """Whether a widget carries a property of ours, such as `primary`."""
    return widget is not None and bool(widget.property(name))
