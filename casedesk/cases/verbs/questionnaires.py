"""Bring a questionnaire in, put it in use, take it out of use: for administrators (docs/decisions/0024).

A version is never changed once it is here. So whatever was answered under it stays readable as it was asked.
"""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.queries.questionnaires import DRAFT, shelved
from casedesk.cases.questionnaires.declared import Questionnaire
from casedesk.cases.questionnaires.lines import Lines
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.cases.questionnaires.reading import read, text_of
from casedesk.cases.questionnaires.shelf import ALONE, shipped
from casedesk.cases.rules.feedback import countable
from casedesk.security.roles import Permission
from casedesk.store.files import Gone
from casedesk.store.office_tables import questionnaires as kept
from casedesk.store.office_tables import questionnaires_in_use as in_use
from casedesk.store.own import remember
from casedesk.store.work import Work, verb
from casedesk.text.translation import N_
from casedesk.text.trouble import Mendable

_OURS = N_("“{id}” is a name of the program’s own. Give yours another, such as “our_{id}”.")
_OLD = N_("Version {newest} of it is here already. A change gets the next number: {next}.")


class NothingToCount(Mendable):
    """Feedback is kept as counts, and no answer of this questionnaire can be counted."""

    sentence = N_(
        "What people say about us is only counted. This needs questions with answers to choose from, marked as coded."
    )


class OnlyOne(Mendable):
    """The last questionnaire on a topic that is always asked about."""

    sentence = N_("There is always one questionnaire on this. Put another one in use; it takes this one’s place.")


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
    """This version is asked from now on, instead of any other; of topics in ALONE, instead of any other on the topic.

    Raises Gone for a version that is not here, NothingToCount.
    """
    shelf = shelved(work)
    whole = shelf.version(id, version)
    if whole is None:
        raise Gone
    if whole.topic is Topic.FEEDBACK and not [*countable(whole).questions()]:
        raise NothingToCount
    if whole.topic in ALONE:
        for other in shelf.in_use(whole.topic):
            if other.id != id:
                _decide(work, other.id, None)
    _decide(work, id, version)
    work.journal("use questionnaire", None, questionnaire=_named(id, version))


@verb(Permission.SETTINGS)
def take_out_of_use(work: Work, *, id: str) -> None:
    """Nobody is asked it any more; what was answered stays. Raises OnlyOne; Gone for one that is not asked."""
    one = next((one for one in shelved(work).in_use(*Topic) if one.id == id), None)
    if one is None:
        raise Gone
    if one.topic in ALONE:
        raise OnlyOne
    _decide(work, id, None)
    work.journal("retire questionnaire", None, questionnaire=_named(id, one.version))


@verb(Permission.SETTINGS)
def keep_draft(work: Work, *, text: str) -> None:
    """Keeps what this person is writing (`draft.Draft.kept`) until it is brought in; nothing for an empty text."""
    remember(work.db, work.access, DRAFT, text.encode())


def _decide(work: Work, id: str, version: int | None) -> None:
    row = {"version": version, "by": work.person, "at": work.now()}
    made = upsert(in_use).values(id=id, **row)
    work.db.execute(made.on_conflict_do_update(index_elements=["id"], set_=row))
    work.touched.add((in_use.name, work.person))


def _named(id: str, version: int) -> str:
    return f"{id} {version}"
