"""Tests of the import of awards and registrations."""
