"""A text object that knows how high it has raised the pen."""

from __future__ import annotations

from reportlab.pdfgen.textobject import PDFTextObject


class RaisedText(PDFTextObject):  # type: ignore[misc]  # ReportLab is untyped
    """Cures ReportLab 5.1: where a rise replaces one still pending, the new rise is not remembered,
    and the next cluster is drawn too low (the last syllable of «កម្ពុជា»).
    `tests/reports/test_raised.py` says when this can go.
    """

    def setRise(self, rise: float) -> None:  # noqa: N802 – ReportLab's name
        """Raises the pen above the base line, in points."""
        replaces = self._code[-1].endswith(" Ts")
        super().setRise(rise)
        if replaces:
            self._rise = rise
            self._y -= rise
