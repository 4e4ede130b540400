"""What may be said of a document that the library does not hold: only that others mention it."""

from dataclasses import replace

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.proof.written import Written
from assistant.answers.question.understand import Understood
from assistant.wording import say

_OF_OTHERS = frozenset({"which_document", "validity", "in_force", "signed_on", "which_day", "when"})
"""What other documents do say of one: its day, what replaced it."""


def with_what_is_not_held(written: Written, asked: Understood) -> Written:
    """Return what was written of a document that is only mentioned, with that said first.

    Who asks what it contains gets no answer, but the mention.
    """
    if not asked.strangers or asked.wants & _OF_OTHERS:
        return written
    number = min(asked.strangers)
    cited = tuple(dict.fromkeys(n for sentence in written.sentences for n in sentence.citations))
    first = Sentence(say("replies.mentioned", number=number), cited, Derivation("not_held", (number,)))
    return replace(written, status=Status.PARTIAL, sentences=(first, *written.sentences))
