"""An entry of a package becomes one of ours as far as it can; whatever cannot be kept is told, a line each."""

from __future__ import annotations

import pytest

from casedesk.cases.codes.review import Media
from casedesk.exchange.content import Enclosed
from casedesk.text.trouble import Mendable
from casedesk.transfer.taking_in import take_in
from tests.transfer.centres import Two, do, everything
from tests.transfer.signed import NAMED, entry, looked


def test_an_unknown_kind_is_told_line_by_line(two: Two) -> None:
    package = looked(two, entry("spirit_houses", colour="red", rooms=2, kept=None), entry("referrals", purpose="Help"))
    assert package.entries == ()
    assert package.unknown == (
        "spirit houses · colour: red", "spirit houses · rooms: 2", "Referrals · purpose: Help",
    )  # fmt: skip


def test_an_unknown_field_or_a_value_of_another_version_is_told_and_the_rest_is_kept(two: Two) -> None:
    package = looked(two, entry("identities", **NAMED, height="tall", civil_status="engaged", counted="yes"))
    (one,) = package.entries
    assert [field.name for field in one.fields] == ["latin_name", "sex"]
    assert {*package.unknown} == {
        "Identity · height: tall", "Identity · Civil status: engaged", "Identity · counted: yes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "fields", "left_out"),
    [
        ("identities", {**NAMED, "born": "31 February"}, "born"),
        ("identities", {**NAMED, "age": 10**9}, "age"),
        ("identities", {**NAMED, "age": True}, "age"),
        ("identities", {**NAMED, "place": "../../etc"}, "place"),
        ("identities", {**NAMED, "other_names": ["a"]}, "other_names"),
        ("identities", {**NAMED, "other_names": "x" * 5000}, "other_names"),
        ("family_members", {"relation": "child", "born": "2090-01-01"}, "born"),
        ("households", {"on": "2026-11-16", "rooms": 4000}, "rooms"),
        ("safe_contacts", {"reach_by": "own_phone", "checked": "2026-11-16", "days": ["mon", "someday"]}, "days"),
        ("safe_contacts", {"reach_by": "own_phone", "checked": "2026-11-16", "after": "25:00"}, "after"),
        ("follow_ups", {"at": "2026-11-16T05:00:00+00:00", "mode": "phone", "next_on": "2026-11-01"}, "next_on"),
        ("questioned", {"on": "2026-11-16", "answers": "[" * 9000}, "answers"),
        ("questioned", {"on": "2026-11-16", "answers": '["wellbeing", 1e999, {}]'}, "answers"),
    ],
)
def test_a_value_that_is_none_of_ours_is_left_out_and_told(
    two: Two, kind: str, fields: dict[str, object], left_out: str
) -> None:
    package = looked(two, entry(kind, **fields))
    kept = {field.name for one in package.entries for field in one.fields}
    assert left_out not in kept
    assert package.unknown
    assert package.entries or kind == "questioned", "everything else is kept"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("incidents", {"interviewed": "2027-01-01", "happened": "2026", "place": "home", "rape": "yes"}),
        ("incidents", {"interviewed": "2026-11-16", "happened": "2026", "place": "home", "rape": "unsure"}),
        ("safety_checks", {"at": "2026-11-16T05:00:00", "risk": "2-medium"}),
        ("safety_checks", {"at": "0001-01-01T00:00:00+00:00", "risk": "2-medium"}),
        ("plan_lines", {"need": "legal"}),
        ("plan_lines", {"need": "legal", "goal": " \u200b "}),
        ("attachments", {"kind": "photo"}),
    ],
)
def test_an_entry_that_cannot_be_ours_is_told_line_by_line(two: Two, kind: str, fields: dict[str, object]) -> None:
    package = looked(two, entry(kind, **fields))
    assert package.entries == ()
    assert package.unknown


def test_a_second_identity_is_left_out(two: Two) -> None:
    package = looked(two, entry("identities", **NAMED), entry("identities", **{**NAMED, "latin_name": "Other"}))
    assert len(package.entries) == 1
    assert package.unknown == ("Identity: the file can hold only one, so a second one is left out",)


def test_texts_are_cleaned_like_what_is_typed(two: Two) -> None:
    told = "One\u202e\u0007 line\r\n\r\nand \u200banother"
    (one,) = looked(two, entry("safety_plans", on="2026-11-16", before=told)).entries
    assert {field.name: field.words for field in one.fields}["before"] == "One line\n\nand another"


def test_an_answer_that_fits_no_question_is_left_out(two: Two) -> None:
    answers = '["wellbeing", 1, {"slept": "rarely", "glad": "for ever", "unknown": 3}]'
    package = looked(two, entry("questioned", on="2026-11-16", answers=answers))
    (one,) = package.entries
    assert {field.name: field.words for field in one.fields}["answers"].count("\n") == 0
    assert package.unknown == ("Assessment · glad: for ever", "Assessment · unknown: 3")


def test_answers_of_a_questionnaire_that_is_not_here_stay_as_they_are(two: Two) -> None:
    answers = '["theirs", 4, {"house": "ours", "rooms": 3}]'
    (one,) = looked(two, entry("questioned", on="2026-11-16", answers=answers)).entries
    assert {field.name: field.words for field in one.fields}["answers"] == "house – ours\nrooms – 3"


def test_what_she_kept_back_does_not_keep_the_rest_out(two: Two) -> None:
    assault = {"at": "2026-11-16T05:00:00+00:00", "risk": "2-medium", "suicide": "yes", "recent_assault": "yes"}
    for kind, fields in (
        ("safety_checks", assault),
        ("households", {"on": "2026-11-16", "renovation": "wanted"}),
        ("risk_assessments", {"on": "2026-11-16", "band": "2-medium", "judgement": "3-high", "answers": HALF}),
    ):
        package = looked(two, entry(kind, **fields))
        assert len(package.entries) == 1, kind
        assert package.unknown == ()


HALF = '["risk_screen", 1, {"worse": "yes"}]'


def test_bytes_that_are_no_picture_are_told_and_not_kept(two: Two) -> None:
    one = entry("attachments", kind="photo", title="Wall")
    package = looked(two, one, papers=(Enclosed(one.id, Media.JPEG, "Wall", b"\xff\xd8\xff nothing"),))
    (shown,) = package.entries
    assert shown.paper is not None
    assert isinstance(shown.paper.trouble, Mendable)
    name = entry("identities", **NAMED)
    package = looked(two, name, one, papers=(Enclosed(one.id, Media.PDF, "Wall", b"%PDF-1.7 nothing"),))
    got = do(two.there, take_in, arrived=package, kept=everything(package), worker=two.there.person.id)
    assert got.left_out == ("Attachments · Photo: the picture or paper cannot be opened",)


def test_what_they_provided_was_received_elsewhere(two: Two) -> None:
    (one,) = looked(two, entry("service_standings", on="2026-11-16", service="health", status="by_us")).entries
    assert "Already received elsewhere" in [field.words for field in one.fields]
