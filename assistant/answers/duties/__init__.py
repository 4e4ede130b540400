"""Answers on who does what: what an agency is given, who is given a thing, who reports to whom, whose it is."""
