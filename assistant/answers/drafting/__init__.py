"""What a language model may add to an answer: a question put in full, sentences and plain words, each proven."""
