"""Passphrases: one offered, one judged, one made ready for the derivation."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Collection

from casedesk.security.words import english
from casedesk.text.codes import Codes
from casedesk.text.translation import N_

MINIMUM = 15
"""Fewer characters are refused, however strange they are."""
JUDGED = 72
"""zxcvbn raises above this length."""
FAIR_FROM, STRONG_FROM = 10, 14
"""Guesses, as powers of ten. Ten thousand a second is dear at 256 MiB each: 10^10 last days, 10^14 three centuries."""


class Strength(Codes):
    """How long a passphrase would hold, as a warning only: the estimate knows English words and keyboards."""

    TOO_SHORT = "too_short", N_("Too short"), N_("Use at least 15 characters, five or six words for example.")
    WEAK = "weak", N_("Easy to guess"), N_("Add words that have nothing to do with each other.")
    FAIR = "fair", N_("Fair"), N_("One more word makes it strong.")
    STRONG = "strong", N_("Strong")


def generate(words: int = 6) -> str:
    """Random words with blanks between them, eleven bits each.

    They are English in every language of the window: plain letters, which can be typed on any keyboard, at any PC,
    whatever layout it woke up with.
    """
    listed = english()
    return " ".join(secrets.choice(listed) for _word in range(words))


def normalise(passphrase: str) -> bytes:
    """The bytes that are derived from: NFC, so that the same letters typed on another system open the same vault."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def strength(passphrase: str, familiar: Collection[str] = ()) -> Strength:
    """How strong it looks; `familiar` are names an acquaintance would try (the person's, the centre's).

    Only ever a warning: nothing but length is refused.
    """
    composed = unicodedata.normalize("NFC", passphrase)
    if len(composed) < MINIMUM:
        return Strength.TOO_SHORT
    from zxcvbn import zxcvbn  # here, because its word lists take longer to load than the unlock screen may

    known = [*familiar, *(word for phrase in familiar for word in phrase.split())]
    guesses = float(zxcvbn(composed[:JUDGED], user_inputs=known)["guesses_log10"])
    if guesses < FAIR_FROM:
        return Strength.WEAK
    if guesses < STRONG_FROM or not composed.isascii():  # it overrates what is not English
        return Strength.FAIR
    return Strength.STRONG
