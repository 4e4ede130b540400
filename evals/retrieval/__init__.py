"""Search alone, on public Vietnamese questions whose passages are known; `python -m evals.retrieval --help`."""
