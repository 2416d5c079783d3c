"""One desk a tab: each method that changes something is one named operation."""
