"""From a file to its received text."""
