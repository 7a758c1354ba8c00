"""The commands of a terminal: they ask, do one thing, say what came of it, and end with 0 when it went well."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path

from casedesk.text.translation import LANGUAGES, N_, _, speak
from casedesk.text.trouble import Mendable

Window = Callable[[Sequence[str]], int]
WELL, MENDABLE = 0, 1


def run(words: Sequence[str], window: Window) -> int:
    """Reads the words and does what they say. 0: it went well, 1: something is to be mended, 2: not understood."""
    given = reader().parse_args(words)
    speak(given.language)
    try:
        return int(given.does(given, window))
    except Mendable as trouble:
        _say(trouble.said(), aside=True)
        return MENDABLE
    except (KeyboardInterrupt, EOFError):
        _say(_("Stopped. Nothing was changed."), aside=True)
        return MENDABLE


def reader() -> argparse.ArgumentParser:
    """The reader of the command line, and its help."""
    made = argparse.ArgumentParser(prog="casedesk", description=_("Confidential case files of a social centre."))
    made.add_argument("--language", choices=tuple(LANGUAGES), default="en", help=_("language of what is said here"))
    commands = made.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    window = commands.add_parser("window", help=_("open the window (also without any command)"))
    window.add_argument("folder", nargs="?", help=_("the vault to open; else the one opened last"))
    window.set_defaults(does=_window)
    new = commands.add_parser("new", help=_("make a new vault; asks for names and a passphrase"))
    new.add_argument("folder", type=Path, help=_("a new or empty folder"))
    new.set_defaults(does=_new)
    training = commands.add_parser("training", help=_("make a training vault: an invented centre with 400 cases"))
    training.add_argument("folder", type=Path, help=_("a new or empty folder"))
    training.add_argument("--seed", type=int, help=_("another number invents other people"))
    training.set_defaults(does=_training)
    verify = commands.add_parser("verify", help=_("check every page, both key files and the journal of a vault"))
    verify.add_argument("folder", type=Path, help=_("the vault"))
    verify.set_defaults(does=_verify)
    play = commands.add_parser("play", help=_("do the main job on a new vault without a window, step by step"))
    play.add_argument("folder", type=Path, help=_("where vault and papers are left"))
    play.set_defaults(does=_play)
    return made


def _window(given: argparse.Namespace, window: Window) -> int:
    return window([given.folder] if given.folder else [])


def _new(given: argparse.Namespace, window: Window) -> int:
    from casedesk.store import vault
    from casedesk.store.founding import Founder

    centre = _asked(_("Name of the centre"))
    place = _asked(_("Province, as its two-digit code (12 is Phnom Penh)"))
    prefix = _asked(_("Letters in front of each case code, such as PP")).upper()
    founder = Founder(_asked(_("Your name")), _asked(_("Your short name, typed at unlocking")))
    passphrase = _hidden(_("Passphrase"))
    if _hidden(_("The same passphrase again")) != passphrase:
        raise Mendable(N_("The two passphrases differ. Nothing was made. Try again."))
    vault.create(given.folder, centre=centre, place=place, prefix=prefix, founder=founder, passphrase=passphrase)
    _say(_("The vault was made. Nobody can open it without the passphrase: keep it well."))
    return WELL


def _training(given: argparse.Namespace, window: Window) -> int:
    from casedesk.training import SEED, make

    def tell(part: int, of: int) -> None:
        if part == of or part % max(1, of // 10) == 0:
            _say(_("{part} of {all}", part=part, all=of))

    make(given.folder, seed=SEED if given.seed is None else given.seed, progress=tell)
    _say(_("The training vault was made. Everybody in it is invented."))
    return WELL


def _verify(given: argparse.Namespace, window: Window) -> int:
    from casedesk.store.verifying import verify

    short_name, passphrase = _asked(_("Short name")), _hidden(_("Passphrase"))
    findings = verify(given.folder, short_name, passphrase)
    for finding in findings:
        _say(finding.said())
    return WELL if all(finding.good for finding in findings) else MENDABLE


def _play(given: argparse.Namespace, window: Window) -> int:
    from casedesk.play import play

    return play(given.folder, say=_say)


def _asked(question: str) -> str:
    """One line from the terminal, or from what is piped in."""
    if sys.stdin.isatty():
        sys.stderr.write(f"{question}: ")
        sys.stderr.flush()
    return _line().strip()


def _hidden(question: str) -> str:
    """A line that is not shown while it is typed; piped in it is read as it comes, never from the environment."""
    if sys.stdin.isatty():
        return getpass(f"{question}: ")
    return _line().rstrip("\r\n")


def _line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _say(sentence: str, *, aside: bool = False) -> None:
    stream = sys.stderr if aside else sys.stdout
    stream.write(f"{sentence}\n")
    stream.flush()
