"""The form of one thing in the editor: the whole, a section, a question, a list of answers, a subscale, a band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal

from casedesk.cases.codes.assessing import Topic
from casedesk.cases.questionnaires import mistakes
from casedesk.cases.questionnaires.checking import RISK_BANDS
from casedesk.cases.questionnaires.declared import Kind
from casedesk.cases.questionnaires.draft import KEYS, Draft, said
from casedesk.cases.questionnaires.lines import Path
from casedesk.cases.questionnaires.mistakes import FileMistake
from casedesk.text.translation import N_, _
from casedesk.ui.forms.showing import scroll_of
from casedesk.ui.looks.icons import Icon
from casedesk.ui.looks.lettering import px
from casedesk.ui.looks.palette import Tone
from casedesk.ui.questionnaires.answers_fields import AskedWhen, ChoicesList, YesNoPoints
from casedesk.ui.questionnaires.bound import Bound, Chosen, Ticked, Tongues, WholeNumber, Word
from casedesk.ui.widgets.field import Field
from casedesk.ui.widgets.notice import Notice
from casedesk.ui.widgets.page import Page

KINDS = {
    Kind.YES_NO.value: N_("Yes, no, not known"),
    Kind.CHOICE.value: N_("One of a list"),
    Kind.SCALE.value: N_("A scale of numbers"),
    Kind.NUMBER.value: N_("A number"),
    Kind.TEXT.value: N_("Words"),
}
_EMPTY = N_("This is still empty. Fill it in.")


class Part(NamedTuple):
    """One field: the key it keeps, its words, what it is answered with, what is said below it."""

    key: str
    label: str
    control: Bound
    help: str = ""
    optional: bool = False


class ItemForm(Page):
    """ItemForm(draft, path): `edited` after each change, `reshaped` when it must be made anew."""

    edited = Signal()
    reshaped = Signal(str)
    """The key of the field one is in."""

    def __init__(self, draft: Draft, path: Path) -> None:
        super().__init__(margins=False)
        self.path = path
        self.fields: dict[str, Field] = {}
        self._notice = Notice("", Tone.WAIT, icon=Icon.PROBLEM)
        self.body.setContentsMargins(px(4), px(4), px(12), px(8))
        self.add(self._notice)
        for part in parts_of(draft, path):
            field = Field(part.label, part.control, help=part.help, optional=part.optional)
            part.control.call(part.label)
            part.control.edited.connect(self.edited)
            part.control.reshaped.connect(lambda key=part.key: self.reshaped.emit(key))
            self.fields[part.key] = field
            self.add(field)
        self.body.addStretch(1)

    def tell(self, found: Iterable[FileMistake]) -> None:
        """Tells mistakes in their fields; one that has none, above them."""
        for field in self.fields.values():
            field.clear_problem()
        self._notice.say("")
        for mistake in found:
            field_or_none = self.fields.get(key_of(mistake, self.path))
            words = said_mistake(mistake)
            if field_or_none is None:
                self._notice.say(words)
            elif not field_or_none.problem():
                field_or_none.set_problem(words)

    def go_to(self, key: str = "") -> None:
        """The focus into a field, the first one where there is none of that key."""
        field = self.fields.get(key) or next(iter(self.fields.values()))
        field.control.setFocus(Qt.FocusReason.TabFocusReason)
        if (scroll := scroll_of(field)) is not None:
            scroll.ensureWidgetVisible(field, px(8), px(16))


def key_of(mistake: FileMistake, path: Path) -> str:
    """The field of a thing that a mistake is told in."""
    rest = mistake.path[len(path) :]
    if not rest and mistake.sentence == mistakes.MISSING:
        return str(mistake.values["key"])
    return str(rest[0]) if rest else ""


def said_mistake(mistake: FileMistake) -> str:
    """In the words of a form: what is missing stands right here."""
    return _(_EMPTY) if mistake.sentence == mistakes.MISSING else mistake.mended_by()


def parts_of(draft: Draft, path: Path) -> Iterator[Part]:
    """The fields of a thing."""
    table = draft.at(path)
    match path[-2:]:
        case ():
            yield from _whole(draft)
        case ("section", _place):
            yield Part("text", _("Heading"), Tongues(table, "text"))
        case ("answers", _place):
            yield Part("choices", _("Answers"), ChoicesList(table, "choices"), _("Questions can share this list."))
        case ("subscale", _place):
            yield Part("text", _("Name"), Tongues(table, "text"), _("Questions that make a score of their own."))
        case ("band", _place):
            yield from _band(draft, path)
        case _question:
            yield from _question_parts(draft, path)


def _whole(draft: Draft) -> Iterator[Part]:
    table = draft.document
    yield Part("title", _("Title"), Tongues(table, "title"))
    yield Part("topic", _("Topic"), Chosen(table, "topic", [(one.value, one.said()) for one in Topic]))
    yield Part("introduction", _("Said before the questions"), Tongues(table, "introduction"), optional=True)
    if table.get("version") == 1:
        kept = _("Small letters, digits and _. It stays the same in every version.")
        yield Part("id", _("Name for the program"), Word(table, "id"), kept)


def _band(draft: Draft, path: Path) -> Iterator[Part]:
    table = draft.at(path)
    if draft.document.get("topic") == Topic.RISK.value:
        levels = [(value, risk.said()) for value, risk in RISK_BANDS.items()]
        yield Part("value", _("Level"), Chosen(table, "value", levels))
    yield Part("text", _("Name of the band"), Tongues(table, "text"))
    yield Part("from", _("From this score"), WholeNumber(table, "from"))
    yield Part("to", _("To this score"), WholeNumber(table, "to"))
    yield Part("advice", _("What to do then"), Tongues(table, "advice"), optional=True)


def _question_parts(draft: Draft, path: Path) -> Iterator[Part]:
    table, kind = draft.at(path), draft.at(path).get("type", Kind.YES_NO.value)
    yield Part("text", _("Question"), Tongues(table, "text"))
    yield Part("type", _("Answered with"), _Type(draft, path))
    yield from _answered(draft, path, kind)
    yield Part("help", _("Help below it"), Tongues(table, "help"), optional=True)
    if before := draft.before(path):
        yield Part("asked_when", _("Asked"), AskedWhen(table, before))
    keys = KEYS[kind]
    if "reversed" in keys:
        yield Part("reversed", "", Ticked(table, "reversed", _("Counted the other way round")))
    subscales = draft.document.get("subscale", [])
    if "subscale" in keys and subscales:
        every = [(None, _("None")), *((one["id"], said(one.get("text")) or one["id"]) for one in subscales)]
        yield Part("subscale", _("Subscale"), Chosen(table, "subscale", every))
    if "coded" in keys:
        sealed = _("Without it the answer lies sealed in the file.")
        yield Part("coded", "", Ticked(table, "coded", _("The answer may be counted")), sealed)


def _answered(draft: Draft, path: Path, kind: str) -> Iterator[Part]:
    table = draft.at(path)
    match kind:
        case Kind.YES_NO.value:
            yield Part("points", "", YesNoPoints(table, "points"))
        case Kind.CHOICE.value:
            lists = draft.document.get("answers", [])
            if lists:
                yield Part("shared", _("Answers"), _Shared(draft, path))
            if not isinstance(table.get("answers"), str):
                yield Part("answers", "" if lists else _("Answers"), ChoicesList(table, "answers"))
        case Kind.SCALE.value | Kind.NUMBER.value:
            yield Part("from", _("From"), WholeNumber(table, "from"))
            yield Part("to", _("To"), WholeNumber(table, "to"))
    if kind == Kind.SCALE.value:
        yield Part("low", _("Words at the lower end"), Tongues(table, "low"))
        yield Part("high", _("Words at the upper end"), Tongues(table, "high"))
        yield Part("unscored", "", Ticked(table, "unscored", _("The numbers do not count as points")))


class _Type(Chosen):
    """Another type brings other fields."""

    def __init__(self, draft: Draft, path: Path) -> None:
        super().__init__(draft.at(path), "type", [(kind, _(words)) for kind, words in KINDS.items()])
        self._draft, self._path = draft, path

    def take(self, value: str | None) -> None:
        if value is not None and value != self.table.get("type"):
            self._draft.turn(self._path, value)
            self.reshaped.emit()


class _Shared(Chosen):
    """Answers of its own, or a list that several questions share."""

    def __init__(self, draft: Draft, path: Path) -> None:
        table, lists = draft.at(path), draft.document["answers"]
        shared = table.get("answers") if isinstance(table.get("answers"), str) else None
        every = [(None, _("Of its own")), *((one["id"], _summary(one)) for one in lists)]
        super().__init__({"answers": shared}, "answers", every)
        self._question, self._lists = table, {one["id"]: one for one in lists}

    def take(self, value: str | None) -> None:
        """Own answers begin as those of the list that was shared before."""
        held = self._question.get("answers")
        if value is not None:
            self._question["answers"] = value
        elif isinstance(held, str):
            self._question["answers"] = [dict(one) for one in self._lists[held]["choices"]]
        self.reshaped.emit()


def _summary(shared: dict[str, object]) -> str:
    """A list of answers in a line: “Never, Rarely, …”."""
    choices = shared.get("choices")
    words = [said(one) for one in choices] if isinstance(choices, list) else []
    return ", ".join(word for word in words if word) or str(shared["id"])
