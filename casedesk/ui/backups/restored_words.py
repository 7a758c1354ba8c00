"""What is said of a vault that was restored: who comes in, who is asked in again, what was erased again."""

from __future__ import annotations

from collections.abc import Iterator

from casedesk.store.restoring.restoring import Restored
from casedesk.text.translation import _, n_


def who_comes_in(done: Restored) -> Iterator[str]:
    """A sentence each; nothing of what does not apply."""
    if done.inside:
        yield _("With the passphrase of then come in: {names}.", names=", ".join(done.inside))
    if done.outside:
        yield _("To be invited again, under People and keys: {names}.", names=", ".join(done.outside))
    if done.erased:
        yield n_(
            "{n} file that was erased since is erased here too.",
            "{n} files that were erased since are erased here too.",
            done.erased,
        )
    if not done.listed:
        yield _("No list of erased files lay beside the backup: what was erased since then is there again.")
