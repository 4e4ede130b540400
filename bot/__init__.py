"""The doors: command line, API and web."""
