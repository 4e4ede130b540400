"""Whether the passages that a sentence names prove it."""
