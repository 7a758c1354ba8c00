"""What is read aloud before a person is asked for her consent to be served. Written for CaseDesk, in plain words.

A text that was read is never changed: another wording gets another version, and each consent tells which it was.
Contents after the Inter-Agency GBV Case Management Guidelines (2017), step 1: the service, confidentiality and its
limits, the right to refuse any part and to change one's mind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casedesk.cases.codes.contact import SpokenLanguage
from casedesk.text.translation import LANGUAGES, N_, _, speaking

NEWEST = 1
"""The version that is read now."""

_TEXTS: Mapping[int, Sequence[str]] = {
    1: (
        N_("We can listen to you and look for help together with you. You decide what you tell us and what is done."),
        N_("What you say stays with me and our supervisors. We write it down and lock it. Nobody else can open it."),
        N_(
            "There are a few times when we may have to speak with somebody even if you do not wish it: when your life "
            "or another life is in danger, when a child is being hurt, or when the law orders it. "
            "Whenever we can, we tell you first."
        ),
        N_(
            "I will now ask you some things one by one. You can say no to any of them, and we help you all the same. "
            "You can change your mind at any time."
        ),
    ),
}


def is_written_in(tongue: SpokenLanguage) -> bool:
    """Whether the text exists in a language; for the others somebody has to interpret."""
    return tongue.value in LANGUAGES


def read_aloud(tongue: SpokenLanguage, version: int = NEWEST) -> tuple[str, ...]:
    """The paragraphs in her language if it is written there, else in the language of the window.

    Raises KeyError for a version this program does not know.
    """
    if not is_written_in(tongue):
        return tuple(_(paragraph) for paragraph in _TEXTS[version])
    with speaking(tongue.value):
        return tuple(_(paragraph) for paragraph in _TEXTS[version])


def in_her_language(tongue: SpokenLanguage, sentence: str) -> str:
    """A marked sentence in her language if it is written there, else in the language of the window."""
    if not is_written_in(tongue):
        return _(sentence)
    with speaking(tongue.value):
        return _(sentence)
