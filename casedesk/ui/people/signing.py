"""A supervisor signs a new key, once the six words were the same on both sides."""

from __future__ import annotations

from casedesk.store.staff.certifying import sign
from casedesk.store.staff.colleagues import Colleague
from casedesk.text.translation import _, n_
from casedesk.ui.people.acting import Acting
from casedesk.ui.people.key_words import KeyWords
from casedesk.ui.people.words import name_of, roles_said
from casedesk.ui.widgets.asking import ask


def ask_to_sign(page: Acting, one: Colleague) -> None:
    """Shows the words once more; whoever did not compare them keeps the safe answer."""
    ask(
        page,
        title=_("Sign the key of {name}?", name=name_of(one)),
        text=_(
            "Let this person read their six words to you. Sign only if each is the same here: somebody else could "
            "have put another key in its place. With your signature they work here as: {roles}.",
            roles=roles_said(one.roles),
        ),
        safe=_("Not now"),
        act=_("All six are the same: sign"),
        then=lambda: _sign(page, one),
        content=KeyWords(one.words, name=_("Words of this key")),
    )


def _sign(page: Acting, one: Colleague) -> None:
    access = page.desk.access
    page.background(
        lambda: sign(access, person=one.id, words=one.words), lambda given: _signed(page, one, given), page.show_trouble
    )


def _signed(page: Acting, one: Colleague, given: int) -> None:
    said = _("The key is signed.")
    if one.again:
        again = n_("{n} file was given to it again.", "{n} files were given to it again.", given)
        said = f"{said} {again}"
    page.said.emit(said)
    page.read(one.id)
