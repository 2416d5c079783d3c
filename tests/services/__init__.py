"""The desks over real files."""
