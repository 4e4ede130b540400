"""Search, loading and memory at two sizes of library, beside the bare engines; `python -m evals.scale --help`."""
