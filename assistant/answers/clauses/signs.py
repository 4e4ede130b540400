"""What speaks for a clause as the answer, among those found with it."""

import math
import re
from collections.abc import Sequence

from assistant.answers.clauses.confidence import Signs
from assistant.answers.clauses.counting import numbers_the_thing
from assistant.answers.clauses.finding import Candidate
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision

KINDS = frozenset({"amount", "money", "when", "which_day", "which_document"})
"""What a question may want of a clause that the clause can be seen to have."""
_SENTENCES = re.compile(r"(?<=[.;:!?])\s+|\n+")
_ITEMS = frozenset({"bullet", "point"})


def signs(
    asked: Understood,
    candidate: Candidate,
    found: Sequence[Candidate],
    before: Sequence[Candidate],
    lexicon: Lexicon,
) -> Signs:
    """Return what speaks for a candidate among those found with it, and those found before."""
    # What stands in it, around it or beside it in one item says the same thing and contests nothing.
    others = [one for one in found if not of_one_item(one.provision, candidate.provision)]
    text = candidate.provision.text
    named = {one.id for one in lexicon.names.documents_in(text)} if asked.documents else set()
    # Of a document that a statement names it numbers the thing asked for; so does what contests it.
    if candidate.coverage == 1 and named & asked.documents and numbers_the_thing(asked, text):
        others = [one for one in others if numbers_the_thing(asked, one.provision.text)]
    place = candidate.provision
    terms = asked.subject_in(lexicon.passages[place.id], lexicon.titles.get(place.document)).terms
    return Signs(
        margin=candidate.rank - max((one.rank for one in others), default=0.0),
        ahead=candidate.coverage - max((one.coverage for one in others), default=0.0),
        later=float(bool(before)),
        lead=candidate.coverage - max(one.coverage for one in before) if before else 0.0,
        words=math.log1p(candidate.words),
        sentence=max(lexicon.coverage(terms, Bag.of(sentence)) for sentence in _SENTENCES.split(text)),
        length=math.log(len(text)),
        typed=float(bool(asked.wants & KINDS)),
        meant=candidate.meant,
        headed=candidate.headed,
        cosine=candidate.cosine,
    )


def of_one_item(one: Provision, other: Provision) -> bool:
    """Tell whether two provisions are parts of each other, or stand beside each other in one item."""
    return within(one, other) or (one.parent == other.parent and one.kind in _ITEMS)


def within(one: Provision, other: Provision) -> bool:
    """Tell whether one of two provisions is a part of the other."""
    return one.document == other.document and (
        one.start <= other.start < one.subtree_end or other.start <= one.start < other.subtree_end
    )
