"""Quizzes in a chat: what is offered, one question at a time, what came of it."""
