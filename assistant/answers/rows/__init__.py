"""Answers from indicator tables: a cell, a row, rows that pass a test, rows set beside each other."""
