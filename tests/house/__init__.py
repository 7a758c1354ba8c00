"""The rules of the house: each with its reason, each with offenders it must catch."""
