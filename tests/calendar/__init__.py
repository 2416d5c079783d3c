"""Hours, holidays, swaps: what a day is for the office, and why."""
