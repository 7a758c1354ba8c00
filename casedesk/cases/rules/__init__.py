"""Rules of the work: pure functions on records and answers."""
