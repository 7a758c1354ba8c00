"""The seven days of a week with what comes on each, by the codes of the cases."""
