"""Duties in prose: who is addressed, with which printed verb, with whom, until when."""
