"""Whatever is done with case files, in any order: nothing saved is lost, nobody approves their own, nothing leaves
without consent, nobody reads without a key, and the facts of a case are those of its entries.

Steps are drawn at random (`walking.py`, `walking_on.py`) in a real vault of two teams. `CASEDESK_WALKS=200` makes it
long.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from casedesk.cases.advance import advance
from casedesk.cases.codes.case import CaseStatus, NextStep
from casedesk.cases.codes.review import ApprovalOf, ApprovalState
from casedesk.cases.codes.work import Outcome, ReferralState
from casedesk.cases.records.case import Case
from casedesk.cases.records.review import Approval
from casedesk.store.work import Work
from casedesk.text.dates import local
from tests.cases.walking_on import Walk
from tests.promises.front_door import Centre, two_teams

WALKS = int(os.environ.get("CASEDESK_WALKS", "3"))
STEPS = int(os.environ.get("CASEDESK_WALK_STEPS", "40"))
LEFT = {
    ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.REJECTED, ReferralState.SERVED, ReferralState.FEEDBACK,
}  # fmt: skip


@pytest.fixture(scope="session")
def centre(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Centre:
    """The vault in which every walk begins."""
    return two_teams(template, tmp_path_factory.mktemp("walks") / "vault")


class Held(Walk):
    """A walk in which all of it holds after every step."""

    @invariant()
    def every_version_that_was_seen_is_found_again_and_opens(self) -> None:
        if self.changed is None:
            return
        file, entries = self.changed
        with Work(self.reading(file)) as work:
            for seen in entries:
                found = work.history(seen[-1])
                assert [one.version for one in found] == list(range(seen[-1].version, 0, -1))
                by_version = {one.version: one for one in found}
                assert [by_version[one.version] for one in seen] == seen

    @invariant()
    def the_facts_of_a_case_are_those_of_its_entries(self) -> None:
        if self.changed is None:
            return
        file, _entries = self.changed
        held = self.seen[file].file
        with Work(self.reading(file)) as work:
            case = work.get(Case, file)
            assert advance(work, file).version == case.version, "a step left the facts of the case behind"
        spoken = [one.at for one in held.follow_ups if one.outcome is Outcome.REACHED]
        began = [held.contact.at] if held.contact else []
        assert case.last_contact == local(max([*spoken, *began])).date()
        assert case.district == (held.identity.district if held.identity else None)
        assert (case.status is CaseStatus.CLOSED) is (case.closed is not None)
        if case.status is not CaseStatus.OPEN:
            assert (case.next_step, case.due) == (NextStep.NOTHING, None)
        self.changed = None

    @invariant()
    def nobody_approved_their_own_and_nothing_closed_by_itself(self) -> None:
        for seen in self.seen.values():
            decided = [one for one in seen.file.of(Approval) if one.decided_by is not None]
            assert all(one.asked_by != one.decided_by for one in decided)
            closings = sum(one.what is ApprovalOf.CLOSURE and one.state is ApprovalState.APPROVED for one in decided)
            assert seen.file.case.status is CaseStatus.OPEN or closings

    @invariant()
    def nothing_left_without_a_consent_to_it(self) -> None:
        for seen in self.seen.values():
            for referral in (one for one in seen.file.referrals if one.state in LEFT):
                release = seen.file.release_of(referral)
                assert release is not None
                assert release.items
                assert referral.sent is not None
                assert release.given <= referral.sent <= release.until
                assert release.provider == referral.provider
                assert release.withdrawn is None or release.withdrawn >= referral.sent

    @invariant()
    def who_is_in_opens_what_they_have_the_key_of_and_nothing_else(self) -> None:
        if self.access is not None:
            self.opens_what_is_meant(self.access)


def test_whatever_is_done_with_case_files_what_must_hold_holds(centre: Centre) -> None:
    class Here(Held):
        begin = centre

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],
            report_multiple_bugs=False,
        ),
    )
