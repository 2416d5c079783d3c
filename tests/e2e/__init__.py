"""A whole program driven from the screen."""
