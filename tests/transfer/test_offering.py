"""What she is asked about, and the words she is shown: exactly what lies in the file, and what would go."""

from __future__ import annotations

from uuid import uuid4

from casedesk.cases.codes.case import Part
from casedesk.cases.codes.review import Media
from casedesk.cases.rules.whole_case import Agreed, checked_agreed, fields_of, named, parts, travelling
from casedesk.text.translation import speak
from casedesk.transfer.offering import label, offered, shown
from tests import factories as f
from tests.cases.files import CASE, file

REFERRAL = f.referral(CASE, uuid4(), whole=True, purpose="She moves there")
PHOTO = f.attachment(CASE, title="Wall / left", media=Media.JPEG, content_key="ab", size=7)


def test_every_part_that_may_go_is_offered_with_how_much_it_holds() -> None:
    offer = offered(file(who=f.identity(CASE), told=[f.assessment(CASE), f.questioned(CASE)]))
    assert [one.part for one in offer.parts] == list(parts())
    assert {one.part: one.entries for one in offer.parts if one.entries} == {Part.IDENTITY: 1, Part.ASSESSMENT: 2}
    assert offer.stays == (Part.CONSENTS, Part.CLOSURE)


def test_a_field_says_whether_it_is_needed_usual_and_answered() -> None:
    offer = offered(file(told=f.incident(CASE)))
    (kind,) = next(one for one in offer.parts if one.part is Part.INCIDENTS).kinds
    known = {one.name: one for one in kind.fields}
    assert (known["incidents.place"].needed, known["incidents.place"].answered) == (True, 1)
    assert (known["incidents.account"].usual, known["incidents.account"].answered) == (False, 0)
    assert "incidents.counted" not in known


def test_what_is_proposed_is_only_of_what_is_there() -> None:
    offer = offered(file(who=f.identity(CASE), told=f.incident(CASE)))
    assert offer.proposed.parts == (Part.IDENTITY,)
    assert checked_agreed(offer.proposed) == offer.proposed


def test_attachments_are_offered_one_by_one_if_their_bytes_are_there() -> None:
    gone = f.attachment(CASE, title="Gone", removed=f.DAY)
    offer = offered(file(papers=[PHOTO, gone]))
    assert [(one.id, one.label, one.media, one.size) for one in offer.papers] == [
        (PHOTO.id, "Wall - left", Media.JPEG, 7)
    ]


def test_a_title_she_kept_back_is_not_the_name_of_the_file() -> None:
    assert label(PHOTO, ("kind",)) == "Medical certificate"
    agreed = Agreed((Part.ATTACHMENTS,), ("attachments.kind",), (PHOTO.id,))
    (entry,) = shown(file(paper=PHOTO), REFERRAL, agreed).entries
    assert entry.paper is not None
    assert "Wall" not in f"{entry.paper.label} {entry.title} {[one.words for one in entry.fields]}"


def test_what_is_shown_is_what_was_agreed_to() -> None:
    agreed = Agreed((Part.IDENTITY,), ("identities.latin_name",))
    told = shown(file(who=f.identity(CASE, address="House 12")), REFERRAL, agreed)
    assert told.purpose == "She moves there"
    assert [(one.label, one.words) for entry in told.entries for one in entry.fields] == [
        ("Name in Latin letters", "Sok Sreymom")
    ]


def test_the_mark_is_the_same_in_every_language() -> None:
    fields = (named(kind, one.name) for part in parts() for kind in travelling(part) for one in fields_of(kind))
    every = Agreed(parts(), tuple(fields))
    held = file(who=f.identity(CASE), told=f.incident(CASE), safe=f.safe_contact(CASE))
    marks = set()
    for language in ("en", "fr", "km"):
        speak(language)
        marks.add(shown(held, REFERRAL, every).mark)
    assert len(marks) == 1
