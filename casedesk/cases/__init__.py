"""Survivors' and families' case files: records, rules, verbs, queries."""
