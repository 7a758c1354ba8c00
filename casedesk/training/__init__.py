"""The training vault: an invented centre made from a seed, so that every screen has something to show."""

from casedesk.training.maker import MAIN_USER, PASSPHRASE, SEED, make

__all__ = ["MAIN_USER", "PASSPHRASE", "SEED", "make"]
