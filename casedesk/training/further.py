"""What a few files hold beside the steps: a visit that is planned, a task, a paper, an answered questionnaire."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from casedesk.cases.attached.examining import examined
from casedesk.cases.codes.assessing import Topic
from casedesk.cases.codes.review import DocumentKind, TaskKind
from casedesk.cases.codes.work import Mode, Outcome
from casedesk.cases.questionnaires.given import Given
from casedesk.cases.questionnaires.shelf import newest, shipped
from casedesk.cases.records.follow_up import FollowUp
from casedesk.cases.records.review import Task
from casedesk.cases.records.risk import Questioned
from casedesk.cases.verbs.attach import add_attachment
from casedesk.cases.verbs.record import record
from casedesk.paths import resources
from casedesk.store.work import Work
from casedesk.training.filling import About

_TWO_HOURS = timedelta(hours=2)
_PAPER = ("Example Health Centre", "", "Medical certificate", "", "Invented for practice.", "It is about nobody.")
_SIZE, _MARGIN, _LINE = (480, 640), 48, 46


def plan_visit(work: Work, about: About, at: datetime) -> None:
    """A visit at her home with its check; who refused visits is met at the office instead."""
    home = about.visits
    visit = FollowUp(
        case_id=about.id, at=at, mode=Mode.HOME_VISIT if home else Mode.OFFICE, outcome=Outcome.PLANNED,
        who_home=about.pen.write("follow_up", "who_home") if home else None,
        pretext=about.pen.write("follow_up", "pretext") if home else None,
        back_by=at + _TWO_HOURS if home else None, told="Sophal" if home else None,
    )  # fmt: skip
    record(work, entry=visit)


def set_task(work: Work, about: About, due: date) -> None:
    """Something to do by a day."""
    record(work, entry=Task(case_id=about.id, kind=about.chance.choice((TaskKind.PAPERS, TaskKind.PROVIDER)), due=due))


def answer_wellbeing(work: Work, about: About, on: date) -> None:
    """How the last two weeks were."""
    whole = newest(shipped(), Topic.WELLBEING)[0]
    answers = {one.id: about.chance.choice(one.choices).value for one in whole.questions() if one.choices}
    record(work, entry=Questioned(case_id=about.id, on=on, answers=Given(whole.id, whole.version, answers).written()))


def attach_paper(work: Work, about: About) -> None:
    """A small picture of a paper that says of itself that it is invented."""
    add_attachment(work, case=about.id, kind=DocumentKind.CERTIFICATE, paper=examined(_picture()))


def _picture() -> bytes:
    drawn = Image.new("RGB", _SIZE, "white")
    pen = ImageDraw.Draw(drawn)
    letters = ImageFont.truetype(str(resources("fonts", "NotoSans-Regular.ttf")), 26)
    for nth, words in enumerate(_PAPER):
        pen.text((_MARGIN, _MARGIN + nth * _LINE), words, fill="black", font=letters)
    pen.rectangle((16, 16, _SIZE[0] - 17, _SIZE[1] - 17), outline="gray", width=2)
    held = BytesIO()
    drawn.save(held, "PNG")
    return held.getvalue()
