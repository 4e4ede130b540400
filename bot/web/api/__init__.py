"""The API that other programs rely on, and its own page."""
