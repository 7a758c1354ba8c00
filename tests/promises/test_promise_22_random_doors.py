"""Promise 22, at random: over any consents, edits, expiries and withdrawals nothing leaves by a door without a permit.

Beside the program a few lines keep their own account of what she agreed to, as a person with a notebook would. Every
sealed text of the file is a canary, and the papers that were made are read: letters, slips, summaries, copies, and
packages once the other centre opened them. Words on the screen are tried to be copied. `CASEDESK_HISTORIES=200` makes
it long.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.chapter import Chapter
from casedesk.cases.codes.referring import Audience, Paper, Way
from casedesk.cases.queries.case_file import open_case
from casedesk.cases.records.referral import Provider
from casedesk.cases.rules.releasing import ON_THE_SLIP, Leaving
from casedesk.cases.rules.slip import Source, released
from casedesk.cases.rules.whole_case import Agreed
from casedesk.cases.verbs.let_out import let_letter_out, let_out
from casedesk.exchange.package import opened_package
from casedesk.reports.case_summary import case_summary
from casedesk.reports.chapters import Asked
from casedesk.reports.from_case import summary_of
from casedesk.reports.referral_paper import referral_paper
from casedesk.reports.referral_slip import Terms, slip
from casedesk.store.access import Access
from casedesk.store.work import Work
from casedesk.text.dates import local
from casedesk.transfer.offering import shown
from casedesk.transfer.sending import send
from casedesk.ui.copied import Copied
from casedesk.ui.forms.long_text import GrowingText
from casedesk.ui.referral.paper import Paper as Sheet
from casedesk.ui.transfer.sent_view import SentView
from casedesk.ui.window.hot_keys import HotKeys
from tests import factories as f
from tests.promises.notebook import CHAPTERS, FIELDS, ITEMS, PLACES, THEIRS, Notebook, begun, introduced, read, tried
from tests.promises.wills import (
    a_supervisor_decides,
    a_supervisor_decides_a_transfer,
    days_pass,
    found,
    she_agrees,
    she_agrees_to_a_copy,
    she_agrees_to_a_paper,
    she_agrees_to_a_transfer,
    she_comes_back,
    she_takes_a_transfer_back,
    she_takes_every_paper_back,
    she_takes_it_back,
    she_wants_no_more_of_us,
    some_fields,
    the_letter_is_written_anew,
)
from tests.reports.tools import text_of
from tests.vaults import Clock, opened

HISTORIES = int(os.environ.get("CASEDESK_HISTORIES", "4"))


@pytest.fixture(scope="module")
def centre(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Access, Clock, Provider]]:
    """A vault in which every history has a file of its own."""
    folder, clock = tmp_path_factory.mktemp("doors") / "vault", Clock()
    shutil.copytree(template, folder)
    with opened(folder, clock=clock) as access:
        to = introduced(access, folder)
        yield access, clock, to


def a_letter_is_tried(book: Notebook, data: st.DataObject) -> None:
    paper = data.draw(st.sampled_from((Paper.LETTER, Paper.SLIP)))
    agreed = book.letter.what if book.letter else frozenset(ITEMS)
    wanted = frozenset(agreed & ON_THE_SLIP if paper is Paper.SLIP else agreed)
    may = bool(wanted) and book.letter is not None and book.alive([book.letter], frozenset())
    with Work(book.access) as work:
        file = open_case(work, case=book.case)
    letter, way = book.present(), data.draw(st.sampled_from((Way.PRINTED, Way.SAVED)))
    seen = released(Source(letter, file.identity, file.safe_contact), wanted)
    left = tried(book, may, lambda: book.do(let_letter_out, referral=letter.id, paper=paper, way=way, seen=seen))
    if left is not None:
        terms = Terms(left.release.items, left.permit.given, left.permit.until, "Chan Bopha", "Lotus")
        source = Source(letter, file.identity, file.safe_contact)
        made = slip(source, to=book.provider, terms=terms, today=book.today, paper=paper)
        assert made is not None
        read(book, text_of(referral_paper(made)), wanted)
        read(book, left.release.words or "", wanted)


def a_summary_is_tried(book: Notebook, data: st.DataObject) -> None:
    some = (data.draw(st.sampled_from(PLACES)), data.draw(st.frozensets(st.sampled_from(CHAPTERS), min_size=1)))
    place, wanted = data.draw(st.sampled_from([*book.ever, some]))
    may = book.alive(book.agreed.get(place, []), wanted) or book.alive(book.decided.get(place, []), wanted)
    ordered = tuple(one for one in Chapter if one in wanted)
    way = data.draw(st.sampled_from((Way.PRINTED, Way.SAVED)))
    leaving = Leaving(book.case, Paper.SUMMARY, way, Audience.OUTSIDE, place, "asked", chapters=ordered)
    if tried(book, may, lambda: book.do(let_out, leaving=leaving)) is not None:
        with Work(book.access) as work:
            file = open_case(work, case=book.case)
        asked = Asked(wanted, place, "Chan Bopha", local(book.clock.at), "asked")
        read(book, text_of(case_summary(summary_of(file, asked))), wanted)


def a_copy_is_tried(book: Notebook, data: st.DataObject) -> None:
    """Of an attachment she was asked about, or of another one, which no other consent lets leave."""
    (other,) = f.kept(book.access, f.attachment(book.case))
    paper, place = data.draw(st.sampled_from([*book.copies, other.id])), data.draw(st.sampled_from(PLACES))
    leaving = Leaving(
        book.case, Paper.COPY, Way.SAVED, Audience.OUTSIDE, place, parts=(Part.ATTACHMENTS,), attachment=paper
    )
    tried(book, book.alive(book.copies.get(paper, []), frozenset({place})), lambda: book.do(let_out, leaving=leaving))


def a_package_is_tried(book: Notebook, data: st.DataObject) -> None:
    if not book.transfers:
        return
    one = data.draw(st.sampled_from(book.transfers))
    letter, permit = found(book, one.id), one.permit(book.today)
    with Work(book.access) as work:
        file = open_case(work, case=book.case)
    wanted = permit.what if permit is not None else frozenset(name for group in FIELDS for name in group)
    much = Agreed((Part.IDENTITY, Part.ASSESSMENT), tuple(wanted))
    told = shown(file, letter, much)
    path = book.access.folder / f"{letter.id}.casedesk-case"
    left = tried(
        book, permit is not None, lambda: send(book.access, referral=one.id, seen=told.mark, path=path)
    )  # fmt: skip
    assert path.exists() == (left is not None)
    if left is None:
        return
    sealed = path.read_bytes()
    path.unlink()
    assert not [word for word in book.canaries.values() if word.encode() in sealed]
    package = opened_package(
        BytesIO(sealed), mine=[THEIRS], confirmed=lambda _keys: True, known=lambda _id: False, now=book.clock.at,
        training=False,
    )  # fmt: skip
    inside = str([(entry.kind, dict(entry.fields)) for entry in package.content.entries])
    read(book, inside, {*wanted, "moves"})
    read(book, left.words or "", set())


def words_are_copied(book: Notebook, data: st.DataObject) -> None:
    """The clipboard is no door: neither what is only shown nor what stands in a field comes to lie on it."""
    with Work(book.access) as work:
        file = open_case(work, case=book.case)
    letter, paper, sent = book.present(), Sheet(), SentView()
    terms = Terms(ITEMS, book.today, book.today, "Chan Bopha", "Lotus")
    paper.show_slip(slip(Source(letter, file.identity, file.safe_contact), to=book.provider, terms=terms,
                         today=book.today, paper=Paper.LETTER))  # fmt: skip
    sent.show_words(shown(file, letter, some_fields(data)))
    line, text = QLineEdit(letter.purpose), GrowingText()
    text.setPlainText(letter.purpose)
    QApplication.clipboard().setText("was there before")
    watching = HotKeys(cast(QApplication, QApplication.instance()), paper, Copied())
    said = {paper: " ".join(paper.said()), sent: sent.said(), line: line.text(), text: text.toPlainText()}
    for widget, words in said.items():
        assert book.canaries["purpose"] in words, "it is shown"
        for one in (widget, *widget.findChildren(QWidget)):
            for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_Insert, Qt.Key.Key_A, Qt.Key.Key_X):
                QTest.keyClick(one, key, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == "was there before"
        widget.close()
    watching.deleteLater()
    for widget in said:
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


STEPS = (
    she_agrees, she_takes_it_back, the_letter_is_written_anew, she_agrees_to_a_paper, she_takes_every_paper_back,
    a_supervisor_decides, she_wants_no_more_of_us, she_comes_back,
    she_agrees_to_a_transfer, a_supervisor_decides_a_transfer, she_takes_a_transfer_back,
    days_pass, days_pass, days_pass, a_letter_is_tried, a_summary_is_tried, a_copy_is_tried, a_package_is_tried,
    she_agrees_to_a_copy, words_are_copied,
)  # fmt: skip


@settings(max_examples=HISTORIES, phases=(Phase.generate,))
@given(data=st.data())
def test_no_byte_leaves_by_any_door_without_a_permit(
    qapp: QApplication, centre: tuple[Access, Clock, Provider], data: st.DataObject
) -> None:
    book = begun(*centre)
    for _n in range(12):
        data.draw(st.sampled_from(STEPS))(book, data)
        for tries in (a_letter_is_tried, a_summary_is_tried, a_copy_is_tried, a_package_is_tried):
            tries(book, data)
