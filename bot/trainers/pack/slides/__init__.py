"""The slides of a pack: clauses, indicators, rows of task tables, documents, questions."""
