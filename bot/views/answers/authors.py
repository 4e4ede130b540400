"""Who wrote an answer, told to who reads it."""

from assistant.answers.answer import Answer
from assistant.wording import say


def written_note(answer: Answer) -> str:
    """Return what a language model had to do with the words of an answer; nothing where it had nothing."""
    if answer.written_by != "model":
        return ""
    plain = any(sentence.plain for sentence in answer.sentences)
    return say("shown.by_model.plain_words" if plain else "shown.by_model.sentences")
