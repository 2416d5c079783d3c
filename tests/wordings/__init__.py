"""Fixed sentences of forms."""
