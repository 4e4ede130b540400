"""Which documents may answer a question."""

from assistant.answers.answer import Question
from assistant.answers.lexicon import Lexicon
from assistant.answers.understand import Understood
from assistant.library.nouns import Document


def documents_in_question(question: Question, asked: Understood, lexicon: Lexicon) -> frozenset[str]:
    """Return the documents that may answer: public, issued, among those asked for, in force on the day."""
    return frozenset(
        document.id
        for document in lexicon.documents.values()
        if document.may_answer
        and (not question.documents or document.id in question.documents)
        and (not asked.documents or document.id in asked.documents)
        and _in_force(document, question)
    )


def _in_force(document: Document, question: Question) -> bool:
    """Tell whether the document was in force on the asked day; what is unknown excludes nothing."""
    day = question.as_of
    if day is None:
        return True
    begins, ends = document.in_force_from, document.in_force_to
    begun = begins is None or begins == "unknown" or begins <= day
    return begun and (ends is None or ends == "unknown" or day < ends)
