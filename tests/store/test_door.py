"""While the key is changed nobody is in the file, and nobody who wants to come in meets a wrong key."""

from __future__ import annotations

import threading

import sqlalchemy as sa

from casedesk.store.access import Access
from casedesk.store.leaving.rekeying import rekey
from casedesk.store.tables import journal
from casedesk.store.trouble import Busy
from casedesk.store.work import Work


def _entries(access: Access) -> int:
    with Work(access, reading=True) as work:
        return int(work.rows(sa.select(sa.func.count().label("n")).select_from(journal))[0].n)


def test_readers_and_writers_beside_it_notice_nothing(access: Access) -> None:
    over, seen, written, trouble = threading.Event(), [0], [0], list[BaseException]()

    def beside(what: str) -> None:
        try:
            while not over.is_set():
                if what == "read":
                    assert _entries(access) > 0
                    seen[0] += 1
                else:
                    with Work(access) as work:
                        work.journal("look")
                        work.commit()
                    written[0] += 1
        except BaseException as found:
            trouble.append(found)

    access.wait_until_sound()
    before = _entries(access)
    threads = [threading.Thread(target=beside, args=(what,)) for what in ("read", "read", "write")]
    for thread in threads:
        thread.start()
    for _time in range(3):
        rekey(access)
    over.set()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert seen[0] > 3
    assert _entries(access) == before + written[0] + 3


def test_alone_means_nobody_is_connected_and_who_comes_waits(access: Access) -> None:
    came, read = threading.Event(), list[int]()

    def come() -> None:
        came.set()
        read.append(_entries(access))

    thread = threading.Thread(target=come)
    with access.door.alone(access.engine):
        thread.start()
        assert came.wait(10)
        thread.join(0.2)
        assert read == []
    thread.join()
    assert len(read) == 1


def test_who_is_inside_may_go_further_in_while_somebody_waits_to_be_alone(access: Access) -> None:
    access.door.patience_s = 0.3
    found = list[BaseException]()

    def wait_to_be_alone() -> None:
        try:
            with access.door.alone(access.engine):
                pass
        except Busy as trouble:
            found.append(trouble)

    with Work(access, reading=True):
        thread = threading.Thread(target=wait_to_be_alone)
        thread.start()
        assert _entries(access) > 0
        thread.join()
    assert [type(one) for one in found] == [Busy]
