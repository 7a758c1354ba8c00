"""Another centre in the directory, with a key whose words were compared or not."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.exchange.centre_key import published
from casedesk.security.identity import Identity
from casedesk.transfer.partners import confirm_key, take_key
from casedesk.transfer.publishing import publish
from casedesk.ui.desk import Desk
from tests import factories as make
from tests.factories import NOON


def key_file(folder: Path, centre: str = "River House", *, training: bool = False) -> tuple[Path, tuple[str, ...]]:
    """The file a centre published, and the six words of its key."""
    theirs = Identity.new(uuid4())
    path = folder / f"{uuid4().hex}.casedesk-centre"
    path.write_bytes(published(theirs, centre=centre, training=training, at=NOON))
    return path, theirs.public.words()


def partner(
    desk: Desk, folder: Path, name: str = "River House", *, confirmed: bool = True, own: bool = True
) -> Provider:
    """A centre whose key lies at its service here; this centre has one of its `own` too."""
    if own:
        desk.do(publish)
    one = desk.do(keep_provider, provider=make.provider(name=name))
    path, words = key_file(folder, name)
    desk.do(take_key, provider=one.id, path=path)
    if confirmed:
        desk.do(confirm_key, provider=one.id, words=words)
    return one
