"""Kill -9 between the register and the file: what left is known, what is half there is sealed, and it is sent again."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from casedesk.cases.codes.work import ReferralState
from casedesk.cases.records.referral import Referral
from casedesk.cases.records.release import Release
from casedesk.store.work import Work
from casedesk.transfer.arriving import look_into
from casedesk.transfer.sending import send
from tests.faults.test_kill import child
from tests.transfer.centres import full_case, seen, transfer, two_centres
from tests.vaults import opened

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills a process")
WORDS = ("Sreymom", "In her words", "She moves there", "Certificate")


def test_a_package_cut_off_is_in_the_register_and_nowhere_in_the_clear(template: Path, tmp_path: Path) -> None:
    with two_centres(template, tmp_path) as two:
        referral = transfer(two, full_case(two.here).id)
        mark = seen(two, referral)
    stick, here = tmp_path / "stick", tmp_path / "here"
    path, before = stick / "case.casedesk-case", {one.name for one in stick.iterdir()}
    process = child("tests.faults.sending_killed", str(here), str(referral.id), mark, str(path), "2")
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    half = [one for one in stick.iterdir() if one.name not in before]
    assert [one.name for one in half] == [f"{path.name}.new"]
    assert not [word for one in half for word in WORDS if word.encode() in one.read_bytes()]
    with opened(here) as access, Work(access, reading=True) as work:
        assert len(work.find(Release, Release.referral == referral.id)) == 1
        assert work.get(Referral, referral.id).state is ReferralState.SENT
    with opened(here) as access:
        send(access, referral=referral.id, seen=mark, path=path)
    with opened(tmp_path / "there") as there:
        assert look_into(there, path).entries
    assert {one.name for one in stick.iterdir()} == {*before, path.name}
