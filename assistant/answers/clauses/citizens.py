"""What a citizen needs beside the clause: how it was read, what a term means, what it does not set, whom to ask."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.proof.evidence import SETS_NONE, sets_none
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import Everyday, Meant, told
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import plain_key
from assistant.answers.question.terms import content_terms, says, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.wording import say

Read = Sequence[tuple[Everyday, Meant]]

_TOGETHER = 4
"""More clauses than these under one are no answer but a chapter."""
_PRACTICAL = frozenset({"help", "how_to"})


def for_citizens(
    asked: Understood, written: Written, provision: Provision, read: Read, lexicon: Lexicon
) -> Written:
    """Return what was written of a clause, with what one who asked in everyday words must know beside it."""
    beside = [_explanation(written, provision, read, lexicon)]
    practical = bool(asked.wants & _PRACTICAL)
    none_set = _sets_none(provision, lexicon) if practical else None
    beside.append(none_set)
    return replace(
        written,
        # Where to go or with which papers was asked, and that is what the document does not say.
        status=Status.PARTIAL if none_set and says(asked.text, "questions.procedure") else written.status,
        sentences=(*written.sentences, *filter(None, beside)),
        understood=written.understood or told(read),
        whom_to_ask=whom_to_ask(asked, read, lexicon) if practical else None,
    )


def promised_together(asked: Understood, provision: Provision, lexicon: Lexicon) -> Provision:
    """Return the clause above where all that it leads in is promised to those asked about, else the clause itself."""
    if "help" not in asked.wants:
        return provision
    around = [
        one
        for one, _ in lexicon.headings
        if one.document == provision.document and one.start < provision.start < one.subtree_end
    ]
    above = min(around, key=lambda one: one.subtree_end - one.start, default=None)
    who = content_terms(without_asking(without_phrases(asked.text, ("help", "of_speech", "in_passing"))))
    if above is None or not who or not all(map(Bag.of(above.text).holds, who)):
        return provision
    below = [one for one in lexicon.library.subtree(above) if one.id != above.id]
    return above if len(below) <= _TOGETHER else provision


def whom_to_ask(asked: Understood, read: Read, lexicon: Lexicon) -> str | None:
    """Return the official place that serves the subject of the question, by the longest name of it there."""
    said = "; ".join((asked.text, *(meant.name for _, meant in read)))
    named = max(lexicon.contact_names.found_in(said), key=lambda m: m.end - m.start, default=None)
    if named is None:
        return None
    best = next(one for one in lexicon.reference.contacts if one.id == named.ids[0])
    return say("replies.contact", name=best.name, host=best.host, about=best.about)


def _explanation(written: Written, provision: Provision, read: Read, lexicon: Lexicon) -> Sentence | None:
    """Return our plain words for the first term that the person did not use, where the clause has it."""
    names = [plain_key(meant.name) for _, meant in read]
    for term in lexicon.reference.glossary if names else ():
        if plain_key(term.term) in names and provision.id in term.places:
            text = say("replies.explanation", term=term.term[0].upper() + term.term[1:], plain=term.plain)
            return Sentence(text, written.sentences[0].citations, Derivation("explains", (term.term,)))
    return None


def _sets_none(provision: Provision, lexicon: Lexicon) -> Sentence | None:
    """Return that the document, or at least the clause, sets no procedure and no amount; None where it does."""
    document = lexicon.documents[provision.document]
    if document.text != "verbatim":
        return None  # what a summary leaves out, the document may set
    for scope in (document.id, provision.id):
        if sets_none(scope, lexicon):
            said = "replies.sets_none.document" if scope == document.id else "replies.sets_none.clause"
            return Sentence(say(said, kind=document.kind), (1,), Derivation(SETS_NONE, (scope,)))
    return None
