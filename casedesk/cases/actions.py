"""Everything the journal can tell: each action once, with the kind it is filtered by and how people say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from casedesk.text.codes import Codes
from casedesk.text.translation import N_, _


class ActionKind(Codes):
    """What an inspector asks for first."""

    LOOKS = "looks", N_("Looks")
    CHANGES = "changes", N_("Changes")
    OUT = "out", N_("Leaving the building")
    SHARING = "sharing", N_("Sharing")
    KEYS = "keys", N_("People and keys")
    KEEPING = "keeping", N_("Backups and keeping")
    SESSIONS = "sessions", N_("Coming and going")
    ALARMS = "alarms", N_("Alarms")


@dataclass(frozen=True, slots=True)
class Action:
    """One action: its kind, and what was done, in words for people."""

    kind: ActionKind
    sentence: str

    def said(self) -> str:
        """What was done, in the language spoken here."""
        return _(self.sentence)


_K = ActionKind
ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "view": Action(_K.LOOKS, N_("Opened the file")),
        "history": Action(_K.LOOKS, N_("Looked at earlier versions")),
        "reveal": Action(_K.LOOKS, N_("Uncovered sealed words")),
        "look at attachment": Action(_K.LOOKS, N_("Looked at an attachment")),
        "look at package": Action(_K.LOOKS, N_("Looked through a case from another centre")),
        "search": Action(_K.LOOKS, N_("Searched by name")),
        "list names": Action(_K.LOOKS, N_("Showed names in a list")),
        "read journal": Action(_K.LOOKS, N_("Read the journal")),
        "read reason": Action(_K.LOOKS, N_("Uncovered a reason in the journal")),
        "register": Action(_K.CHANGES, N_("Began the file")),
        "create": Action(_K.CHANGES, N_("Added something")),
        "change": Action(_K.CHANGES, N_("Changed something")),
        "leave for visit": Action(_K.CHANGES, N_("Left for a home visit")),
        "back from visit": Action(_K.CHANGES, N_("Came back from a home visit")),
        "merge": Action(_K.CHANGES, N_("Took another file into this one")),
        "merged": Action(_K.CHANGES, N_("Went into another file")),
        "tell apart": Action(_K.CHANGES, N_("Said that two files are about two people")),
        "undo": Action(_K.CHANGES, N_("Took back what was just saved")),
        "add attachment": Action(_K.CHANGES, N_("Added an attachment")),
        "remove attachment": Action(_K.CHANGES, N_("Removed an attachment")),
        "close": Action(_K.CHANGES, N_("Closed the file")),
        "reopen": Action(_K.CHANGES, N_("Opened the file again")),
        "ask approval": Action(_K.CHANGES, N_("Asked for approval")),
        "approve": Action(_K.CHANGES, N_("Approved something")),
        "send back": Action(_K.CHANGES, N_("Sent something back with a comment")),
        "take approval back": Action(_K.CHANGES, N_("Took back what was to be approved")),
        "create provider": Action(_K.CHANGES, N_("Added a provider")),
        "change provider": Action(_K.CHANGES, N_("Changed a provider")),
        "verify provider": Action(_K.CHANGES, N_("Verified a provider")),
        "close provider": Action(_K.CHANGES, N_("Said that a provider has closed")),
        "take in providers": Action(_K.CHANGES, N_("Took in a list of providers")),
        "reopen provider": Action(_K.CHANGES, N_("Said that a provider is open again")),
        "bring in questionnaire": Action(_K.CHANGES, N_("Brought in a questionnaire")),
        "use questionnaire": Action(_K.CHANGES, N_("Put a questionnaire in use")),
        "retire questionnaire": Action(_K.CHANGES, N_("Took a questionnaire out of use")),
        "take in package": Action(_K.CHANGES, N_("Took in a case from another centre")),
        "turn down package": Action(_K.CHANGES, N_("Turned down a case from another centre")),
        "settings": Action(_K.CHANGES, N_("Changed a setting")),
        "print": Action(_K.OUT, N_("Printed from the file")),
        "export": Action(_K.OUT, N_("Saved a paper as a file")),
        "send referral": Action(_K.OUT, N_("Sent a referral")),
        "override": Action(_K.OUT, N_("Let something leave without her consent")),
        "export providers": Action(_K.OUT, N_("Saved the directory as a spreadsheet")),
        "export journal": Action(_K.OUT, N_("Saved the journal as a file")),
        "print receipt": Action(_K.OUT, N_("Printed a weekly receipt")),
        "evacuate": Action(_K.OUT, N_("Took the vault away from this computer")),
        "grant": Action(_K.SHARING, N_("Gave the file’s key")),
        "share": Action(_K.SHARING, N_("Shared the file")),
        "take back": Action(_K.SHARING, N_("Took a share back")),
        "reassign": Action(_K.SHARING, N_("Gave the file to another worker")),
        "cover": Action(_K.SHARING, N_("Covered a colleague on leave")),
        "end cover": Action(_K.SHARING, N_("Ended a cover")),
        "break glass": Action(_K.SHARING, N_("Opened the file in an emergency")),
        "make centre key": Action(_K.KEYS, N_("Made a key for this centre")),
        "publish centre key": Action(_K.KEYS, N_("Handed out this centre’s key")),
        "take centre key": Action(_K.KEYS, N_("Took in the key of another centre")),
        "confirm centre": Action(_K.KEYS, N_("Confirmed the key of another centre")),
        "drop centre": Action(_K.KEYS, N_("Dropped the key of another centre")),
        "create vault": Action(_K.KEYS, N_("Made this vault")),
        "invite": Action(_K.KEYS, N_("Invited a person")),
        "withdraw": Action(_K.KEYS, N_("Withdrew an invitation")),
        "enrol": Action(_K.KEYS, N_("Enrolled a person")),
        "certify": Action(_K.KEYS, N_("Certified a person’s keys")),
        "roles": Action(_K.KEYS, N_("Changed a person’s roles")),
        "found team": Action(_K.KEYS, N_("Founded a team")),
        "grant again": Action(_K.KEYS, N_("Gave a person their files again")),
        "revoke key": Action(_K.KEYS, N_("Revoked a person’s key")),
        "leave": Action(_K.KEYS, N_("Ended a person’s access")),
        "renew keys": Action(_K.KEYS, N_("Renewed keys")),
        "passphrase": Action(_K.KEYS, N_("Changed the own passphrase")),
        "recovery sheets": Action(_K.KEYS, N_("Made recovery sheets")),
        "revoke sheet": Action(_K.KEYS, N_("Revoked a recovery sheet")),
        "revoke recovery": Action(_K.KEYS, N_("Revoked all recovery sheets")),
        "recovery drill": Action(_K.KEYS, N_("Tried two recovery sheets")),
        "rescue": Action(_K.KEYS, N_("Came back in with two recovery sheets")),
        "back up": Action(_K.KEEPING, N_("Made a backup")),
        "restore": Action(_K.KEEPING, N_("Restored a backup")),
        "restore drill": Action(_K.KEEPING, N_("Tried whether a backup restores")),
        "evacuation rehearsed": Action(_K.KEEPING, N_("Rehearsed taking the vault away")),
        "hold": Action(_K.KEEPING, N_("Put a hold on the file")),
        "lift hold": Action(_K.KEEPING, N_("Lifted the hold on the file")),
        "ask erasure": Action(_K.KEEPING, N_("Asked for the file to be erased")),
        "refuse erasure": Action(_K.KEEPING, N_("Did not approve an erasure")),
        "withdraw erasure": Action(_K.KEEPING, N_("Withdrew an erasure")),
        "keep on": Action(_K.KEEPING, N_("Decided to keep the file longer")),
        "purge narrative": Action(_K.KEEPING, N_("Erased the names and words of the file")),
        "erase": Action(_K.KEEPING, N_("Erased the file")),
        "discard drafts": Action(_K.KEEPING, N_("Removed old drafts")),
        "unlock": Action(_K.SESSIONS, N_("Unlocked the vault")),
        "lock": Action(_K.SESSIONS, N_("Locked the vault")),
        "clock jump": Action(_K.ALARMS, N_("The clock of the computer was set")),
        "integrity alarm": Action(_K.ALARMS, N_("Something did not match at opening")),
        "acknowledge": Action(_K.ALARMS, N_("Acknowledged that the journal does not match")),
    }
)


def said_action(action: str) -> str:
    """What was done; an action this program does not know is told as it stands in the journal."""
    known = ACTIONS.get(action)
    return known.said() if known is not None else action


def of_kind(kind: ActionKind) -> list[str]:
    """The actions of one kind."""
    return [action for action, told in ACTIONS.items() if told.kind is kind]
