"""Documents that an operator brought in: each kept as received, with what was read of it and where it came from."""
