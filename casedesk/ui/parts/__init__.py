"""The parts of a case file, each edited in its place on the case page."""
