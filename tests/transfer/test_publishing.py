"""The centre's key handed out: the same one each time, with nothing secret in it."""

from __future__ import annotations

from pathlib import Path

from casedesk.exchange.centre_key import read_centre_key
from casedesk.store.centre.own_key import opened_keys, own_key
from casedesk.store.work import Work
from casedesk.transfer.publishing import publish
from tests.transfer.centres import Two, do, two_centres
from tests.ui.desks import journalled


def test_the_first_time_it_is_made_and_then_it_stays(two: Two) -> None:
    one, other = (do(two.here, publish) for _n in range(2))
    assert one.key.id == other.key.id
    assert one.file_name == "Lotus.casedesk-centre"


def test_what_is_handed_out_is_the_public_half(two: Two) -> None:
    published = do(two.here, publish)
    key = read_centre_key(published.content)
    assert (key.centre, key.training, key.keys) == ("Lotus", False, published.key.public)
    with Work(two.here, reading=True) as work:
        (mine,) = opened_keys(work)
    secrets = [mine.mlkem.private_bytes_raw(), mine.x25519.private_bytes_raw(), mine.signing.private_bytes_raw()]
    assert not [secret for secret in secrets if secret in published.content]


def test_that_it_was_handed_out_is_known_and_in_the_journal(two: Two) -> None:
    before = journalled(two.here, "publish centre key")
    do(two.here, publish)
    assert journalled(two.here, "publish centre key") == before + 1
    with Work(two.here, reading=True) as work:
        key = own_key(work)
    assert key is not None
    assert key.published == two.noon


def test_a_practice_centre_says_that_it_is_one(template: Path, tmp_path: Path) -> None:
    with two_centres(template, tmp_path, training=True) as both:
        assert read_centre_key(do(both.there, publish).content).training
