"""Bring a questionnaire in, put it in use, take it out of use: for administrators (docs/decisions/0024).

A version is never changed once it is here. So whatever was answered under it stays readable as it was asked.
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.queries.questionnaires import shelved
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.lines import Lines
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.reading import read, text_of
from casedesk.cases.questionnaires.shelf import shipped
from casedesk.cases.rules.risk import ASKED
from casedesk.security.roles import Permission
from casedesk.store.files import Gone
from casedesk.store.office_tables import questionnaires as kept
from casedesk.store.office_tables import questionnaires_in_use as in_use
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

_OURS = N_("“{id}” is a name of the program’s own. Give yours another, such as “our_{id}”.")
_OLD = N_("Version {newest} of it is here already. A change gets the next number: {next}.")


class NotAskedHere(Mendable):
    """A topic nobody is asked about in a case file."""

    sentence = N_("This topic is not asked in case files. The questionnaire is kept and can be saved as a file.")


class OnlyRisk(Mendable):
    """The last questionnaire on the risk."""

    sentence = N_("There is always one questionnaire on the risk. Put another one in use; it takes this one’s place.")


@verb(Permission.SETTINGS)
def bring_in(work: Work, *, held: bytes, file: str) -> Questionnaire:
    """Keeps a file as a version of the centre’s own; nobody is asked until it is put in use. Raises FileMistake."""
    whole, text = read(held, file), text_of(held, file)
    c = kept.c
    newest = work.db.scalar(sa.select(sa.func.max(c.version)).where(c.id == whole.id))
    if newest is None and whole.id in {one.id for one in shipped()}:
        raise FileMistake(file, Lines(text).line_of(("id",)), _OURS, id=whole.id)
    if newest is not None and whole.version <= newest:
        raise FileMistake(file, Lines(text).line_of(("version",)), _OLD, newest=newest, next=newest + 1)
    row = {"id": whole.id, "version": whole.version, "text": text, "by": work.person, "at": work.now()}
    work.db.execute(sa.insert(kept), row)
    work.touched.add((kept.name, work.person))
    digest = hashlib.sha256(text.encode()).hexdigest()
    work.journal("bring in questionnaire", None, questionnaire=_named(whole.id, whole.version), digest=digest)
    return whole


@verb(Permission.SETTINGS)
def put_in_use(work: Work, *, id: str, version: int) -> None:
    """This version is asked from now on, instead of any other; one on the risk instead of any other on the risk.

    Raises Gone for a version that is not here, NotAskedHere.
    """
    shelf = shelved(work)
    whole = shelf.version(id, version)
    if whole is None:
        raise Gone
    if whole.topic not in ASKED:
        raise NotAskedHere
    if whole.topic is Topic.RISK:
        for other in shelf.in_use(Topic.RISK):
            if other.id != id:
                _decide(work, other.id, None)
    _decide(work, id, version)
    work.journal("use questionnaire", None, questionnaire=_named(id, version))


@verb(Permission.SETTINGS)
def take_out_of_use(work: Work, *, id: str) -> None:
    """Nobody is asked it any more; what was answered stays. Raises OnlyRisk; Gone for one that is not asked."""
    one = next((one for one in shelved(work).in_use(*ASKED) if one.id == id), None)
    if one is None:
        raise Gone
    if one.topic is Topic.RISK:
        raise OnlyRisk
    _decide(work, id, None)
    work.journal("retire questionnaire", None, questionnaire=_named(id, one.version))


def _decide(work: Work, id: str, version: int | None) -> None:
    row = {"version": version, "by": work.person, "at": work.now()}
    made = upsert(in_use).values(id=id, **row)
    work.db.execute(made.on_conflict_do_update(index_elements=["id"], set_=row))
    work.touched.add((in_use.name, work.person))


def _named(id: str, version: int) -> str:
    return f"{id} {version}"
