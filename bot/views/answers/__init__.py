"""Answers in parts: blocks of text, sources, places."""
