"""What answers are made of, and the check that every sentence passes: citations, sentences, what derived ones say."""
