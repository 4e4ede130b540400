"""The first page: a question, its answer, and what shows where the answer stands."""
