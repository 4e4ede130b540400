"""Vietnamese: the normal form, accents, tokens, numbers."""
