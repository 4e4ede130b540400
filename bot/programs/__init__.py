"""The doors for other programs, each in a folder of its own."""
