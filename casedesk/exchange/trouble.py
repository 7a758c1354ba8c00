"""Why a package or a centre's key is not taken in, each told in a sentence; nothing of it is used then."""

from __future__ import annotations

from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable


class KeyNotTaken(Mendable):
    """A centre's key that is refused."""


class CentreKeyMissing(KeyNotTaken):
    """The file is not there any more."""

    sentence = N_("The file is not there any more. Nothing was changed. Choose it again.")


class CentreKeyForeign(KeyNotTaken):
    """The file is something else."""

    sentence = N_(
        "This file is not a centre’s key. Nothing was changed. "
        "Choose the file the other centre made for you; its name ends with “.casedesk-centre”."
    )


class CentreKeyTooLarge(KeyNotTaken):
    """Larger than any such file."""

    sentence = N_("This file is too large to be a centre’s key. Nothing was changed. Ask the other centre for its key.")


class CentreKeyDamaged(KeyNotTaken):
    """Cut, or not the bytes that were written."""

    sentence = N_(
        "This key of a centre is damaged. Nothing was changed. Copy it again, or ask the other centre to send it again."
    )


class CentreKeyUnsigned(KeyNotTaken):
    """Whole, yet not signed by the key that stands in it."""

    sentence = N_(
        "This key of a centre was changed after it was made. Nothing was changed here. "
        "Ask the other centre to give it to you by another way, and tell your supervisor."
    )


class CentreKeyNewer(KeyNotTaken):
    """Written by a program that knows more than this one."""

    sentence = N_(
        "This key of a centre was made by a newer CaseDesk. Nothing was changed. Install the newer program first."
    )


class NotTakenIn(Mendable):
    """A package that is refused. Nothing of what lies in it was handed out."""


class PackageForeign(NotTakenIn):
    """The file is something else."""

    sentence = N_(
        "This file is not a package of CaseDesk. Nothing was taken in. "
        "Choose the file the other centre made; its name ends with “.casedesk-case”."
    )


class PackageNewer(NotTakenIn):
    """Made by a program that knows more than this one."""

    sentence = N_("This package was made by a newer CaseDesk. Nothing was taken in. Install the newer program first.")


class PackageCut(NotTakenIn):
    """The end is missing."""

    sentence = N_("This package is not whole: its end is missing. Nothing was taken in. Copy it again from the start.")


class PackageAltered(NotTakenIn):
    """Not what its sender signed."""

    sentence = N_(
        "This package was damaged or changed on its way. Nothing was taken in. "
        "Copy it again; if that does not help, ask the other centre to make it again."
    )


class PackageTooLarge(NotTakenIn):
    """More than is moved at once: told before sending and before taking in."""

    sentence = N_(
        "This is more than one package can hold. Nothing was sent or taken in. "
        "Leave out some attachments, or send them in a second package."
    )


class PackageUnfit(NotTakenIn):
    """Genuine, yet what lies in it is nothing CaseDesk writes. `what` is a technical word, never shown."""

    sentence = N_(
        "What lies in this package is not as CaseDesk writes it. Nothing was taken in. "
        "Ask the other centre to make it again, and tell your supervisor."
    )

    def __init__(self, what: str = "") -> None:
        super().__init__()
        self.what = what


class PackageUnreadable(NotTakenIn):
    """The system does not give its bytes."""

    sentence = N_(
        "This package cannot be read from there. Nothing was taken in. "
        "Plug the stick in again, or copy the file to this computer first."
    )


class OtherKindOfVault(Mendable):
    """A package is to go from a practice vault to a real one, or the other way round."""

    sentence = N_(
        "That centre’s key is of a practice file and this vault is real, or the other way round. Nothing was sent. "
        "Ask the other centre for the right key."
    )


class WrongRecipient(NotTakenIn):
    """Sealed to another key than those of this centre."""

    sentence = N_(
        "This package is for another centre, or for a key this centre no longer has. Nothing was taken in. "
        "Send your centre’s key to who made it, and ask for a new package."
    )


class PracticeIntoReal(NotTakenIn):
    """Made in a practice vault."""

    sentence = N_(
        "This package was made for practice; its people are invented. Nothing was taken in. "
        "Open it in the practice file."
    )


class RealIntoPractice(NotTakenIn):
    """This is a practice vault."""

    sentence = N_(
        "This is the practice file, and the package tells of a real person. Nothing was taken in. "
        "Open your centre’s own vault first."
    )


class TakenInBefore(NotTakenIn):
    """Its number is known."""

    sentence = N_(
        "This package was taken in here before. Nothing was taken in again. "
        "If something is missing, ask the other centre for a new package."
    )


class PackageTooOld(NotTakenIn):
    """More than 30 days old."""

    sentence = N_(
        "This package is more than {days} days old; what she agreed to may have changed. Nothing was taken in. "
        "Ask the other centre for a new one."
    )


class FromTheFuture(NotTakenIn):
    """Made more than a day after now."""

    sentence = N_(
        "This package says it was made after today. Nothing was taken in. "
        "Look at the date of this computer; if it is right, ask the other centre to look at theirs."
    )
