"""The look of every control: one proxy over Fusion that hands each element to its painter."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QWidget,
)

from casedesk.ui.looks.controls import buttons, choices, fields
from casedesk.ui.looks.lettering import Measure, px, tall

_Painter = Callable[[QStyleOption, QPainter, QWidget | None], None]


def _later(module: str, painter: str) -> _Painter:
    """A painter of something Unlock does not show: its module is read when it is drawn first."""

    def paint(option: QStyleOption, canvas: QPainter, widget: QWidget | None) -> None:
        getattr(import_module(f"casedesk.ui.looks.controls.{module}"), painter)(option, canvas, widget)

    return paint


_PRIMITIVES: dict[QStyle.PrimitiveElement, _Painter] = {
    QStyle.PrimitiveElement.PE_FrameFocusRect: lambda option, painter, widget: None,
    QStyle.PrimitiveElement.PE_PanelLineEdit: fields.line_edit,
    QStyle.PrimitiveElement.PE_FrameLineEdit: lambda option, painter, widget: None,
    QStyle.PrimitiveElement.PE_Frame: fields.frame,
    QStyle.PrimitiveElement.PE_IndicatorCheckBox: choices.check_mark,
    QStyle.PrimitiveElement.PE_IndicatorRadioButton: choices.radio_mark,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck: choices.check_mark,
    QStyle.PrimitiveElement.PE_PanelItemViewItem: _later("lists", "row_ground"),
    QStyle.PrimitiveElement.PE_PanelItemViewRow: lambda option, painter, widget: None,
    QStyle.PrimitiveElement.PE_IndicatorHeaderArrow: _later("lists", "sort_arrow"),
    QStyle.PrimitiveElement.PE_PanelMenu: _later("menus", "panel"),
    QStyle.PrimitiveElement.PE_FrameMenu: lambda option, painter, widget: None,
    QStyle.PrimitiveElement.PE_PanelTipLabel: _later("menus", "panel"),
    QStyle.PrimitiveElement.PE_PanelButtonTool: buttons.tool_ground,
    QStyle.PrimitiveElement.PE_FrameTabBarBase: _later("lists", "tab_base"),
}
_CONTROLS: dict[QStyle.ControlElement, _Painter] = {
    QStyle.ControlElement.CE_PushButtonBevel: buttons.bevel,
    QStyle.ControlElement.CE_PushButtonLabel: buttons.label,
    QStyle.ControlElement.CE_FocusFrame: buttons.focus_ring,
    QStyle.ControlElement.CE_HeaderSection: _later("lists", "head_ground"),
    QStyle.ControlElement.CE_HeaderEmptyArea: _later("lists", "head_ground"),
    QStyle.ControlElement.CE_HeaderLabel: _later("lists", "head_label"),
    QStyle.ControlElement.CE_TabBarTabShape: _later("lists", "tab_shape"),
    QStyle.ControlElement.CE_TabBarTabLabel: _later("lists", "tab_label"),
    QStyle.ControlElement.CE_ProgressBarGroove: _later("bars", "groove"),
    QStyle.ControlElement.CE_ProgressBarContents: _later("bars", "contents"),
    QStyle.ControlElement.CE_MenuItem: _later("menus", "item"),
    QStyle.ControlElement.CE_MenuEmptyArea: lambda option, painter, widget: None,
    QStyle.ControlElement.CE_ComboBoxLabel: fields.combo_label,
}
_METRICS: dict[QStyle.PixelMetric, float] = {
    QStyle.PixelMetric.PM_IndicatorWidth: 16,
    QStyle.PixelMetric.PM_IndicatorHeight: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: 16,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: 16,
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 8,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 8,
    QStyle.PixelMetric.PM_FocusFrameHMargin: 3,
    QStyle.PixelMetric.PM_FocusFrameVMargin: 3,
    QStyle.PixelMetric.PM_ScrollBarExtent: 12,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: 32,
    QStyle.PixelMetric.PM_ButtonIconSize: 16,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_LineEditIconSize: 16,
    QStyle.PixelMetric.PM_DefaultFrameWidth: 1,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
    QStyle.PixelMetric.PM_MenuPanelWidth: 5,
    QStyle.PixelMetric.PM_MenuVMargin: 0,
    QStyle.PixelMetric.PM_MenuHMargin: 0,
    QStyle.PixelMetric.PM_TabBarTabHSpace: 20,
    QStyle.PixelMetric.PM_TabBarTabVSpace: 12,
    QStyle.PixelMetric.PM_ToolTipLabelFrameWidth: 6,
    QStyle.PixelMetric.PM_LayoutHorizontalSpacing: 8,
    QStyle.PixelMetric.PM_LayoutVerticalSpacing: 8,
}
_HINTS: dict[QStyle.StyleHint, int] = {
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
    QStyle.StyleHint.SH_Widget_Animate: 0,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_DitherDisabledText: 0,
    QStyle.StyleHint.SH_ScrollBar_Transient: 0,
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_FocusFrame_Mask: 0,
    QStyle.StyleHint.SH_UnderlineShortcut: 0,
    QStyle.StyleHint.SH_Header_ArrowAlignment: 0x0002 | 0x0080,
    QStyle.StyleHint.SH_LineEdit_PasswordCharacter: 0x2022,
    QStyle.StyleHint.SH_Menu_SloppySubMenus: 1,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
}


class HouseStyle(QProxyStyle):
    """HouseStyle(): the one style of the application; set it with QApplication.setStyle."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, item: object) -> None:
        super().polish(item)  # type: ignore[call-overload]
        if isinstance(item, QWidget) and (item.inherits("QTextEdit") or item.inherits("QPlainTextEdit")):
            fields.dress_text_area(item)

    def pixelMetric(  # noqa: N802
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        ours = _METRICS.get(metric)
        if ours is None:
            return super().pixelMetric(metric, option, widget)
        return px(ours) if ours >= 8 else round(ours)

    def styleHint(  # noqa: N802
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        ours = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returned) if ours is None else ours

    def drawPrimitive(  # noqa: N802
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        paint = _PRIMITIVES.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(option, painter, widget)

    def drawControl(  # noqa: N802
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        paint = _CONTROLS.get(element)
        if paint is None:
            super().drawControl(element, option, painter, widget)
        else:
            paint(option, painter, widget)

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ComboBox:
            fields.combo(option, painter, widget)
        elif control == QStyle.ComplexControl.CC_ScrollBar:
            from casedesk.ui.looks.controls import bars

            bars.scroll(
                option, painter, self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            )
        elif control == QStyle.ComplexControl.CC_SpinBox:
            up = self.subControlRect(control, option, QStyle.SubControl.SC_SpinBoxUp, widget)
            down = self.subControlRect(control, option, QStyle.SubControl.SC_SpinBoxDown, widget)
            fields.spin(option, painter, up, down)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == QStyle.ComplexControl.CC_ComboBox:
            ours = fields.combo_part(option, part)
            if ours is not None:
                return ours
        elif control == QStyle.ComplexControl.CC_ScrollBar:
            from casedesk.ui.looks.controls import bars

            return bars.scroll_part(option, part, self.pixelMetric(QStyle.PixelMetric.PM_ScrollBarSliderMin))
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]

    def subElementRect(  # noqa: N802
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        if element == QStyle.SubElement.SE_ItemViewItemText:
            return super().subElementRect(element, option, widget).adjusted(px(6), 0, 0, 0)  # type: ignore[arg-type]
        if element == QStyle.SubElement.SE_LineEditContents:
            return super().subElementRect(element, option, widget).adjusted(px(6), 0, -px(6), 0)  # type: ignore[arg-type]
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def sizeFromContents(  # noqa: N802
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        if kind == QStyle.ContentsType.CT_PushButton and isinstance(option, QStyleOptionButton):
            return buttons.size(option, widget)
        proposed = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind in (QStyle.ContentsType.CT_LineEdit, QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox):
            extra = px(14) if kind == QStyle.ContentsType.CT_ComboBox else px(12)
            return QSize(proposed.width() + extra, tall(Measure.BUTTON))
        if kind in (QStyle.ContentsType.CT_CheckBox, QStyle.ContentsType.CT_RadioButton):
            return QSize(proposed.width() + 2, max(proposed.height(), tall(Measure.SMALL_BUTTON)))
        if kind == QStyle.ContentsType.CT_ItemViewItem:
            return QSize(proposed.width(), max(proposed.height(), tall(Measure.HEAD)))
        if kind == QStyle.ContentsType.CT_MenuItem:
            from casedesk.ui.looks.controls import menus

            return menus.item_size(option, proposed)
        if kind == QStyle.ContentsType.CT_HeaderSection:
            return QSize(proposed.width() + px(16), tall(Measure.HEAD))
        return proposed
