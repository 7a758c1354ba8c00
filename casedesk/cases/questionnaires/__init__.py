"""Questionnaires are data: their format, what is wrong with a file, and what follows from answers. Pure."""
