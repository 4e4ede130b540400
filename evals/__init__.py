"""The examination: questions with gold, whoever answers them, and a judge who knows what the documents say."""
