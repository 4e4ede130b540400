"""A session's pack: an outline with its timing, slides, a handout, a quiz, and likely questions with their answers."""
