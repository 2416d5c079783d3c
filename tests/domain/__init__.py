"""Records and functions of the field."""
