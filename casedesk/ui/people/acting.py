"""What the page of people lets its parts ask of it, so that they need not know the page itself."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from casedesk.store.staff.colleagues import Colleague
from casedesk.text.trouble import Mendable
from casedesk.ui.settings_page import SettingsPage


class Acting(SettingsPage):
    """Acting(desk, background): the page as its parts know it; `PeoplePage` is the one there is."""

    def read(self, person: UUID | None = None) -> None:
        """Reads everybody anew; this person is chosen then."""
        raise NotImplementedError

    def show_trouble(self, trouble: Mendable) -> None:
        """What stands in the way, above the table."""
        raise NotImplementedError

    def begin_roles(self, one: Colleague) -> None:
        """The form for other work."""
        raise NotImplementedError

    def make_slip(self, one: Colleague) -> None:
        """A new slip for somebody who has been here, or whose slip went by."""
        raise NotImplementedError

    def elsewhere(self, work: Callable[[], object], said: str) -> None:
        """Does something off this thread, then says so and reads anew."""
        raise NotImplementedError
