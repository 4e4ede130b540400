"""Material for a session that spreads the documents: packs and quizzes, every item tied to its clause."""
