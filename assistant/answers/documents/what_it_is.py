"""What a document is, where the question asks of nothing but its name."""

from collections.abc import Collection

from assistant.answers.answer import Status
from assistant.answers.clauses.explanations import explained
from assistant.answers.documents.identity import name_of
from assistant.answers.documents.metadata import asks_only_of, issuer_at
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, without_phrases
from assistant.answers.question.understand import Understood

_OF_ITSELF = frozenset({"number", "signed_on", "signer", "issuer", "validity", "in_force", "amount"})
"""What a document says of itself, one by one."""
_MOST = 2
"""What it is called and who issued it: often one statement says both."""


def write_what_it_is(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the one document named is ("Nghị quyết 5 là gì?", or its name alone), or None of anything else."""
    named = asked.documents & frozenset(documents)
    alone = not asked.wants and not content_terms(without_phrases(asked.text, ("of_work",)))
    if (
        alone and len(named) > 1
    ):  # "Chương trình 4 thực hiện Nghị quyết 5" names the one, and the other in passing
        named = frozenset(id_ for id_ in named if lexicon.implements[id_] & named)
    elif len(asked.documents) != 1 or not (alone or "meaning" in asked.wants) or asked.wants & _OF_ITSELF:
        return None
    if len(named) != 1:
        return None
    if asked.address and not asked.address.bare:
        return None
    (id_,) = named
    if not asks_only_of(lexicon.documents[id_], asked, ("meaning", "of_meaning", "of_work")):
        return None
    citer = Citer(lexicon)
    ours = explained(asked, lexicon, documents, citer)
    document = lexicon.documents[id_]
    sentences = name_of(document, lexicon, citer)
    if not sentences:
        return None
    if document.text == "digest" and (issuing := issuer_at(document, lexicon)):
        sentences = list(dict.fromkeys([*sentences, citer.said(citer.quote(issuing))]))[:_MOST]
    return Written(Status.ANSWERED, (*([ours] if ours else []), *sentences), citer.citations, tells=True)
