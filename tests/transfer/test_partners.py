"""Another centre's key: taken in, compared by telephone, confirmed; what was not confirmed counts for nothing."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from casedesk.cases.records.referral import Provider
from casedesk.cases.verbs.refer import keep_provider
from casedesk.exchange.centre_key import published
from casedesk.exchange.trouble import CentreKeyDamaged, CentreKeyForeign, CentreKeyMissing, OtherKindOfVault
from casedesk.security.errors import NotInRole
from casedesk.security.identity import Identity
from casedesk.store.access import Access
from casedesk.store.centre.other_keys import confirm
from casedesk.store.exchange_tables import partner_keys
from casedesk.store.work import Work
from casedesk.transfer.partners import (
    KeyState,
    PartnerKey,
    confirm_key,
    drop_partner_key,
    partner_key,
    sender_of,
    take_key,
    usable_key,
)
from casedesk.transfer.partners import partner_keys as all_keys
from casedesk.transfer.publishing import publish
from casedesk.transfer.trouble import KeyChanged, KeyMissing, KeyNotConfirmed, KeyOfOurs, OwnKeyTaken, WordsDiffer
from tests import factories as f
from tests.factories import NOON
from tests.transfer.centres import Two, do
from tests.vaults import COLLEAGUE, opened

THEIRS, NEWER = Identity.new(uuid4()), Identity.new(uuid4())


def key_file(folder: Path, of: Identity = THEIRS, *, centre: str = "Hope House", training: bool = False) -> Path:
    path = folder / f"{uuid4().hex}.casedesk-centre"
    path.write_bytes(published(of, centre=centre, training=training, at=NOON))
    return path


def service(access: Access, **other: object) -> Provider:
    return do(access, keep_provider, provider=f.provider(name="Hope House", **other))


def standing(access: Access, provider: Provider) -> PartnerKey:
    with Work(access, reading=True) as work:
        return partner_key(work, provider=provider.id)


def is_sender(access: Access, keys: Identity) -> bool:
    with Work(access, reading=True) as work:
        return sender_of(work, keys.public) is not None


def test_a_service_without_a_key_says_so(two: Two) -> None:
    known = standing(two.here, service(two.here))
    assert (known.state, known.usable) == (KeyState.NONE, False)
    with pytest.raises(KeyMissing):
        usable_key(known)


def test_a_key_that_was_taken_waits_to_be_compared(two: Two, tmp_path: Path) -> None:
    to = service(two.here)
    known = do(two.here, take_key, provider=to.id, path=key_file(tmp_path))
    assert (known.state, known.centre, known.words) == (KeyState.TO_COMPARE, "Hope House", THEIRS.public.words())
    with pytest.raises(KeyNotConfirmed):
        usable_key(standing(two.here, to))
    assert not is_sender(two.here, THEIRS)


def test_once_the_words_were_compared_it_counts(two: Two, tmp_path: Path) -> None:
    to = service(two.here)
    do(two.here, take_key, provider=to.id, path=key_file(tmp_path))
    typed = [word.upper() + " " for word in THEIRS.public.words()]
    assert do(two.here, confirm_key, provider=to.id, words=typed).usable
    known = standing(two.here, to)
    assert (known.state, known.confirmed_by, known.confirmed) == (
        KeyState.CONFIRMED, (two.here.person.name, two.here.person.khmer_name), two.noon,
    )  # fmt: skip
    assert usable_key(known).keys == THEIRS.public
    with Work(two.here, reading=True) as work:
        assert to.id in all_keys(work)
    do(two.here, drop_partner_key, provider=to.id)
    assert standing(two.here, to).state is KeyState.NONE
    assert not is_sender(two.here, THEIRS)


def test_other_words_confirm_nothing(two: Two, tmp_path: Path) -> None:
    to = service(two.here)
    do(two.here, take_key, provider=to.id, path=key_file(tmp_path))
    with pytest.raises(WordsDiffer) as told:
        do(two.here, confirm_key, provider=to.id, words=NEWER.public.words())
    assert told.value.field == "words"
    assert standing(two.here, to).state is KeyState.TO_COMPARE


def test_a_newer_key_of_theirs_is_compared_again_before_anything_is_sealed_to_it(two: Two, tmp_path: Path) -> None:
    to = service(two.here)
    for of in (THEIRS, NEWER):
        do(two.here, take_key, provider=to.id, path=key_file(tmp_path, of))
        if of is THEIRS:
            do(two.here, confirm_key, provider=to.id, words=of.public.words())
    assert standing(two.here, to).state is KeyState.CHANGED
    with pytest.raises(KeyChanged):
        usable_key(standing(two.here, to))
    assert (is_sender(two.here, THEIRS), is_sender(two.here, NEWER)) == (True, False), "what is on its way comes in"
    two.clock.at += timedelta(minutes=1)
    do(two.here, confirm_key, provider=to.id, words=NEWER.public.words())
    assert (is_sender(two.here, THEIRS), is_sender(two.here, NEWER)) == (False, True)
    do(two.here, drop_partner_key, provider=to.id)


def test_a_key_exchanged_in_the_table_is_never_sealed_to(two: Two, tmp_path: Path) -> None:
    to = service(two.here)
    do(two.here, take_key, provider=to.id, path=key_file(tmp_path))
    do(two.here, confirm_key, provider=to.id, words=THEIRS.public.words())
    false = published(NEWER, centre="Hope House", training=False, at=NOON)
    here = partner_keys.c.provider == to.id
    with two.here.engine.begin() as db:
        db.execute(sa.update(partner_keys).where(here).values(content=false))
    assert standing(two.here, to).state is KeyState.CHANGED
    assert not is_sender(two.here, NEWER)
    with two.here.engine.begin() as db:
        db.execute(sa.update(partner_keys).where(here).values(content=b"nothing"))
    assert standing(two.here, to).state is KeyState.CHANGED
    with pytest.raises(KeyMissing):
        usable_key(standing(two.here, to))
    do(two.here, drop_partner_key, provider=to.id)


def test_a_confirmation_by_somebody_who_may_not_is_none(two: Two, template: Path, tmp_path: Path) -> None:
    shutil.copytree(template, tmp_path / "vault")
    with opened(tmp_path / "vault") as boss:
        to = service(boss)
        do(boss, take_key, provider=to.id, path=key_file(tmp_path))
    with opened(tmp_path / "vault", COLLEAGUE) as dara:
        with pytest.raises(NotInRole):
            do(dara, confirm_key, provider=to.id, words=THEIRS.public.words())
        do(dara, confirm, to.id, THEIRS.public.fingerprint(), to.name)  # by another program
        assert standing(dara, to).state is KeyState.TO_COMPARE
        assert not is_sender(dara, THEIRS)


@pytest.mark.parametrize(
    ("content", "refused"),
    [(b"", CentreKeyDamaged), (b"PK\3\4", CentreKeyForeign), (b"CaseDesk centre\n\0\0\3", CentreKeyDamaged)],
)
def test_what_is_no_key_changes_nothing(two: Two, tmp_path: Path, content: bytes, refused: type[Exception]) -> None:
    to, path = service(two.here), tmp_path / "key"
    with pytest.raises(CentreKeyMissing):
        do(two.here, take_key, provider=to.id, path=path)
    path.write_bytes(content)
    with pytest.raises(refused):
        do(two.here, take_key, provider=to.id, path=path)
    assert standing(two.here, to).state is KeyState.NONE


def test_a_practice_centres_key_is_not_taken(two: Two, tmp_path: Path) -> None:
    with pytest.raises(OtherKindOfVault):
        do(two.here, take_key, provider=service(two.here).id, path=key_file(tmp_path, training=True))


def test_neither_our_own_key_nor_one_for_our_own_service(two: Two, tmp_path: Path) -> None:
    own = tmp_path / "own.casedesk-centre"
    own.write_bytes(do(two.here, publish).content)
    with pytest.raises(OwnKeyTaken):
        do(two.here, take_key, provider=service(two.here).id, path=own)
    with pytest.raises(KeyOfOurs):
        do(two.here, take_key, provider=service(two.here, ours=True).id, path=key_file(tmp_path))


def test_it_may_go_by_another_road_a_link_is_not_followed(two: Two, tmp_path: Path) -> None:
    link = tmp_path / "link.casedesk-centre"
    link.symlink_to(key_file(tmp_path))
    with pytest.raises(CentreKeyForeign):
        do(two.here, take_key, provider=service(two.here).id, path=link)


def test_a_key_under_another_name_is_compared_again(two: Two, tmp_path: Path) -> None:
    """Everybody may rename a service; a case would go to another centre than is read on the page."""
    to = service(two.here)
    do(two.here, take_key, provider=to.id, path=key_file(tmp_path))
    do(two.here, confirm_key, provider=to.id, words=THEIRS.public.words())
    with Work(two.here, reading=True) as work:
        now = work.get(Provider, to.id)
    do(two.here, keep_provider, provider=replace(now, name="Another House"))
    assert standing(two.here, to).state is KeyState.TO_COMPARE
    assert not is_sender(two.here, THEIRS)
