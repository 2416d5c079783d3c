"""Tests of titles, initiatives, grades, registrations, works and what is counted from them."""
