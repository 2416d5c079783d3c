"""Tests of item II.6: rules, notes, points, discipline, papers and their screens."""
