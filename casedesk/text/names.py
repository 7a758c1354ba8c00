"""Names and their likeness: the door to folding, forgiving spelling and the index of names."""

from __future__ import annotations

from casedesk.text.folding import fold
from casedesk.text.name_index import Entry, NameIndex
from casedesk.text.spelling import likeness, spelling_key

__all__ = ["Entry", "NameIndex", "fold", "likeness", "spelling_key"]
