"""Tests of rounds: counting, secrecy, results, the desk and its screens."""
