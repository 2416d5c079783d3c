"""The import of plans: files of every make, the round trip, and the page in the window."""
