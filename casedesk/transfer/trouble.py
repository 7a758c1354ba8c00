"""Why a case is not sent to another centre, or a key of one not taken; each told in a sentence."""

from __future__ import annotations

from casedesk.exchange.trouble import KeyNotTaken, TakenInBefore
from casedesk.store.fields import InField
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class OwnKeyTaken(KeyNotTaken):
    """The file is this centre's own key."""

    sentence = N_("This is the key of this centre. Nothing was changed. Ask the other centre for theirs.")


class KeyOfOurs(KeyNotTaken):
    """The service belongs to this centre."""

    sentence = N_("This service is ours, so it needs no key. Nothing was changed. Give the file to a colleague.")


class KeyMissing(Mendable):
    """The other centre's key was never taken in."""

    sentence = N_(
        "The key of this centre is not here yet, so nothing can be sealed for it. Nothing has left. "
        "Ask them for it, and take it in, in the Directory."
    )


class KeyNotConfirmed(Mendable):
    """Nobody has compared the words of the key."""

    sentence = N_(
        "Nobody here has compared the words of this centre’s key yet. Nothing has left. "
        "A supervisor compares them by telephone, in the Directory."
    )


class KeyChanged(KeyNotConfirmed):
    """Another key lies there than the one whose words were compared."""

    sentence = N_(
        "The key of this centre is another one than the one that was confirmed. Nothing has left. "
        "Ask them by telephone whether they made a new one, and compare its words."
    )


class WordsDiffer(InField):
    """The words somebody heard are not those of the key."""

    def __init__(self) -> None:
        super().__init__(
            "words",
            N_("These are not the words of this key. Nothing was confirmed. If theirs are others, do not use it."),
        )


class SendingStopped(Mendable):
    """Somebody stopped it before the file was whole."""

    sentence = N_(
        "The package was not finished, so there is no file. It stands in the register as sent. Make it again, or "
        "withdraw the transfer."
    )


class TurnedDownBefore(TakenInBefore):
    """A package of this number was turned down here."""

    sentence = N_(
        "This package was turned down here before. Nothing was taken in. "
        "If that was a mistake, ask the other centre for a new package."
    )


class SenderNoLonger(Mendable):
    """The key of the sender was dropped or replaced while the package lay open."""

    sentence = N_(
        "The key of the centre that sent this does not count any more. Nothing was taken in. "
        "Look at its service, and choose the package again."
    )


class LookingStopped(Mendable):
    """Somebody stopped while a package was looked through."""

    sentence = N_("You stopped. Nothing was taken in. Choose the package again when you are ready.")


class NothingKept(InField):
    """Every entry was unticked."""

    def __init__(self) -> None:
        super().__init__("kept", N_("Nothing is ticked, so nothing was taken in. Tick something, or turn it down."))


class PlaceTaken(Mendable):
    """The folder, or the stick, does not take the file."""

    sentence = N_(
        "The package could not be put there. It stands in the register as sent, and there is no file. "
        "Choose another place and make it again."
    )
