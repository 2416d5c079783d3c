"""The time clock: reading, judging, keeping."""
