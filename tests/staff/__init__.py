"""Tests of people, membership and the import of staff."""
