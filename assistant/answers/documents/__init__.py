"""Answers on documents as such: what they are, their parts, their dealings with others, where they differ."""
