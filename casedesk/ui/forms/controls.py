"""The control of each kind of field, chosen from its declaration alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from casedesk.store.fields import Field
from casedesk.text.translation import _
from casedesk.ui.forms.answers_control import AnswersControl
from casedesk.ui.forms.choice_controls import OneOf, SomeOf, Tick
from casedesk.ui.forms.control import Control
from casedesk.ui.forms.day_controls import Clock, Day, Moment, Partial
from casedesk.ui.forms.line_controls import LineText, Number, Phone
from casedesk.ui.forms.long_text import LongText
from casedesk.ui.forms.place_control import DISTRICT, VILLAGE, PlaceControl


def control_for(field: Field, *, today: date, now: Callable[[], datetime]) -> Control:
    """A control for a field. A coded place may be counted, so it goes no further down than the district.

    A sealed date is one that tells who somebody is: a birth date, for which nobody needs “today”. A moment that may
    stay empty is one to come, or past and hard to tell: nobody needs “now” for it.
    """
    match field.kind:
        case "choice" | "choices":
            return _choice(field)
        case "long text":
            return LongText(placeholder=_(field.placeholder))
        case "phone":
            return Phone()
        case "number":
            return Number()
        case "place":
            return PlaceControl(exact=VILLAGE if field.sealed else DISTRICT)
        case "date":
            return Day(today)
        case "partial date":
            return Partial(today, near=not field.sealed)
        case "moment":
            return Moment(today, None if field.optional else now)
        case "time":
            return Clock()
        case "answers":
            return AnswersControl()
        case "yes/no":
            return Tick(_(field.label))
        case "text":
            return LineText(placeholder=_(field.placeholder))
    raise TypeError(f"{field.name} is hidden: nobody is asked for it")


def _choice(field: Field) -> Control:
    codes = field.codes
    if codes is None:
        raise TypeError(f"{field.name} is a choice without a code list")
    if field.kind == "choices":
        return SomeOf(codes, name=_(field.label))
    return OneOf(codes, name=_(field.label), optional=field.optional)
