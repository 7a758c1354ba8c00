"""The safety plan on a page of her own: her words under plain headings, and nothing that says where it comes from.

Whoever finds it reads a list in the first person. No title, no logo, no name of the centre, no code, no name, no day.
"""

from __future__ import annotations

from collections.abc import Mapping

from casedesk.cases.records.safety_plan import SafetyPlan
from casedesk.reports.blocks import Block
from casedesk.reports.paper import unmarked
from casedesk.reports.parts import heading, prose
from casedesk.text.translation import N_, _

PAPER = "safety plan"
"""What the journal calls this paper."""

_HEADING, _BODY = 14.0, 12.5
"""Large enough for a poor light."""

HEADINGS: Mapping[str, str] = {
    "signals": N_("What I look out for"),
    "before": N_("What I do then"),
    "packed": N_("What lies ready"),
    "during": N_("At that moment"),
    "way_out": N_("Where I go"),
    "signal": N_("My sign"),
    "after": N_("Afterwards"),
    "people": N_("Who helps me"),
    "children": N_("The children"),
    "digital": N_("My phone"),
}
"""What of the plan stands on her paper, and the plain heading above it."""


def her_paper(plan: SafetyPlan, *, training: bool = False) -> bytes:
    """The plan as a PDF in A4, its headings in the language spoken here. `training` marks every page as practice."""
    blocks: list[Block] = []
    for name, said in HEADINGS.items():
        if words := (getattr(plan, name) or "").strip():
            blocks += [*heading(_(said), size=_HEADING), *prose(words, size=_BODY)]
    return unmarked(blocks, training=training)
