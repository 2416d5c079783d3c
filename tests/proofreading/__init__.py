"""Tests of the proofreader; papers/ holds texts with their faults noted."""
