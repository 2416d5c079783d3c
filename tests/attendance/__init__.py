"""Tests of the month sheet, its grid, closing and leave."""
