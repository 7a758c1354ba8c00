"""Questionnaires: their files, what follows from answers, and the ones that are shipped."""
