"""Tests of what every import of rows shares."""
