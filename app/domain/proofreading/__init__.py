"""Proofreading of an official paper: points at what looks wrong, never changes a letter by itself."""
