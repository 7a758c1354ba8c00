"""A bug, told without any value: what kind, in which module, at which line."""

from __future__ import annotations

from types import TracebackType

from casedesk.text.translation import N_

SENTENCE = N_(
    "Something went wrong in the program. What you typed is kept. Go on, or lock and open again; "
    "if it happens again, tell whoever looks after the program: {where}."
)
"""What the window says of a bug; {where} is what `where` told."""


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """“KeyError in casedesk.ui.case_list.screen, line 12”: the innermost line of ours. Never the exception's text."""
    module, line = "?", 0
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", "?"))
        if name.split(".")[0] == "casedesk" or module == "?":
            module, line = name, trace.tb_lineno
        trace = trace.tb_next
    return f"{kind.__name__} in {module}, line {line}"
