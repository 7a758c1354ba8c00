"""Short names that come from elsewhere: shown, never used as a path, and refused when they could pass for one.

Which characters are refused is written out, since what Unicode calls a control changes from one Python to the next.
"""

from __future__ import annotations

import re

from casedesk.exchange.limits import LABEL

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff]"
)
"""Control, bidirectional, invisible and private characters, halves of a pair, and what is no character."""
_SEPARATING = re.compile(r'[/\\:*?"<>|\u2044\u2215\u29f5\u29f8\ufe68\uff0f\uff3c]')
"""What separates folders or means something to a system, and what looks like it."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\..*)?", re.IGNORECASE)
"""Names of devices on Windows, whatever follows the first dot."""


def is_line(text: str) -> bool:
    """Whether this is one line of 1 to 120 characters as it can be shown: nothing unseen, no space at its ends."""
    return 0 < len(text) <= LABEL and text == text.strip() and not _UNSEEN.search(text)


def is_label(text: str) -> bool:
    """Whether it would also stay in its folder as the name of a file: no separator, no dot at its ends, no device."""
    return is_line(text) and text == text.strip(".") and not _SEPARATING.search(text) and not _RESERVED.fullmatch(text)


def label_of(words: str, otherwise: str) -> str:
    """A label as close to these words as is allowed; `otherwise` if nothing is left of them."""
    seen = _UNSEEN.sub(" ", _SEPARATING.sub("-", words))
    label = " ".join(seen.split())[:LABEL].strip(". ")
    return label if is_label(label) else otherwise
