"""An office without rows of its own."""

from tests.services.conftest import empty

__all__ = ["empty"]
