"""Whether every quiz question has one right answer, by a reader of its own that shares nothing with the generator."""
