"""The checks of a paper against a decree: one small module a group of checks, all numbers from rows.

Each module has `check(paper, anatomy, rows)` that yields findings; `app.documents.conformity` calls them.
"""
