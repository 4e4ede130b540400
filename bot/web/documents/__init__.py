"""The documents: their list, and each one to be read."""
