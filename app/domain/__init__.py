"""Records and plain functions of the field; imports only the standard library and app.errors."""
