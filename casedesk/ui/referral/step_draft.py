"""What is typed for the next step of a referral keeps itself as a draft until the step is taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casedesk.cases.codes.work import ReferralState
from casedesk.security.roles import Permission, may
from casedesk.text.trouble import Mendable
from casedesk.ui.desk import Desk
from casedesk.ui.forms.control import Control
from casedesk.ui.forms.drafting import Drafting
from casedesk.ui.places import Room
from casedesk.ui.widgets.codes import CodeChoice

T = TypeVar("T")


def step_form(room: Room) -> str:
    """What the drafts of the steps of a page are called."""
    return f"{room.value}:step"


class StepAnswers(QObject):
    """StepAnswers(): the answers on the card of the next step, as a form that is kept: only what somebody changed."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: Mapping[str, QWidget] = {}
        self._begun: dict[str, Any] = {}
        self._step = ""
        self._restoring = False

    def begin(self, state: ReferralState, asked: Mapping[str, QWidget]) -> None:
        """What is asked now, by name; as it stands it is not changed yet."""
        self._step, self._asked = state.value, dict(asked)
        self._begun = {name: _raw(control) for name, control in asked.items()}
        for control in asked.values():
            told = control.changed if isinstance(control, Control) else _choice(control).picked
            told.connect(self._changed)

    def answers(self) -> dict[str, Any]:
        """The step, and what was changed of its answers."""
        given = {name: _raw(control) for name, control in self._asked.items()}
        return {"step": self._step, "given": {name: raw for name, raw in given.items() if raw != self._begun[name]}}

    def restore(self, answers: Mapping[str, Any]) -> None:
        """Puts back what was changed; of another step nothing."""
        given = answers.get("given")
        if answers.get("step") != self._step or not isinstance(given, dict):
            return
        self._restoring = True
        for name, raw in given.items():
            control = self._asked.get(name)
            if control is not None:
                with suppress(ValueError, TypeError):
                    _put_back(control, raw)
        self._restoring = False

    def restart(self) -> None:
        """As it was begun."""
        self.restore({"step": self._step, "given": self._begun})

    def _changed(self, *_given: object) -> None:
        if not self._restoring:
            self.edited.emit()


class StepDraft:
    """StepDraft(desk, room, case, parent): `begin(…)` whenever the card was built anew, `leave()` before it goes."""

    def __init__(self, desk: Desk, room: Room, case: UUID, parent: QObject) -> None:
        self._desk, self._room, self._case, self._parent = desk, room, case, parent
        self._may = may(desk.access.person.roles, Permission.KEEP_DRAFTS)
        self._drafting: Drafting | None = None

    def begin(self, row: UUID | None, state: ReferralState, asked: Mapping[str, QWidget]) -> None:
        """Takes up what was typed for this step before, and keeps what is typed from now on."""
        self._end()
        if row is None or not asked or not self._may:
            return
        answers = StepAnswers(self._parent)
        answers.begin(state, asked)
        self._drafting = Drafting(self._desk, step_form(self._room), answers, file=self._case, row=row, parent=answers)
        with suppress(Mendable):  # what cannot be read now is there when the page is opened again
            draft = self._drafting.resume()
            if draft is not None and draft.answers.get("step") != state.value:
                self._drafting.discard()  # somebody else took that step meanwhile

    def leave(self) -> bool:
        """Keeps what is not kept yet. False: it could not be kept, stay here."""
        return self._drafting is None or self._drafting.leave()

    def finish(self, change: Callable[..., T], **values: Any) -> T:
        """Takes the step and throws its draft away, in one. Raises Mendable."""
        if self._drafting is None:
            return self._desk.do(change, **values)
        return self._drafting.finish(change, **values)

    def _end(self) -> None:
        if self._drafting is not None and (answers := self._drafting.parent()) is not None:
            answers.deleteLater()
        self._drafting = None


def _choice(control: QWidget) -> CodeChoice[Any]:
    assert isinstance(control, CodeChoice)
    return control


def _raw(control: QWidget) -> Any:
    if isinstance(control, Control):
        return control.raw()
    code = _choice(control).code()
    return code.value if code is not None else None


def _put_back(control: QWidget, raw: Any) -> None:
    if isinstance(control, Control):
        control.restore(raw)
        return
    choice = _choice(control)
    found = choice.of_value(raw)
    choice.choose(found)
    if found is not None:
        choice.picked.emit(found)  # what follows from it is asked too
