"""The work told from end to end, in the words of who does it."""
