"""Answers from clauses: found by search, said word for word, with what a citizen needs beside them."""
