"""The windows: what the secretary sees and presses; speaks to app.services and never to storage."""
