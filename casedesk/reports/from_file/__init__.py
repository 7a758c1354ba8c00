"""The chapters of a case summary, by subject: each function is given a file and what was asked, and yields its parts.

What a chapter may tell is coded; sealed words stand in chapters of their own, which need a reason.
"""
