"""Whether bytes are a PDF that can be shown; and the one lock of the library that reads it."""

from __future__ import annotations

import threading

from casedesk.cases.attached.trouble import BrokenPdf, LockedPdf

LIBRARY = threading.Lock()
"""The PDF library knows one thread at a time."""
_WRONG_PASSWORD = 4


def check_pdf(content: bytes) -> None:
    """Raises LockedPdf, and BrokenPdf when there is no page that can be opened."""
    import pypdfium2 as pdfium  # only who attaches or looks at a PDF waits for the library

    with LIBRARY:
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError as trouble:
            raise (LockedPdf if getattr(trouble, "err_code", None) == _WRONG_PASSWORD else BrokenPdf) from None
        try:
            if not len(document):
                raise BrokenPdf
            document[0].close()
        except pdfium.PdfiumError:
            raise BrokenPdf from None
        finally:
            document.close()
