"""What a document is for, asked of it as a whole: its part on purposes says so."""

from collections.abc import Collection
from dataclasses import replace

from assistant.answers.documents.named_parts import write_named_part
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import ASKING, content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.wording import words

_BESIDE = ("purpose", "this_document", "document", "kinds", "of_issuing", "in_passing", *ASKING)


def write_what_for(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the part of a document that says what it is for, where that is asked of nothing in it; else None."""
    if not says(asked.text, "questions.purpose") or content_terms(without_phrases(asked.text, _BESIDE)):
        return None
    if not (asked.documents or "this_document" in asked.wants):
        return None
    of_part = replace(
        asked, text=words("questions.part_of_purpose")[0], wants=asked.wants & {"this_document"}
    )
    return write_named_part(of_part, lexicon, documents)
