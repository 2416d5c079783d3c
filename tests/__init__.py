"""Tests: they mirror app/ and ui/."""
