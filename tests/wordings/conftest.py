"""Real offices over real files."""

from tests.services.conftest import empty, plan_id, practice

__all__ = ["empty", "plan_id", "practice"]
