"""What each of a group of bodies is given, where a heading names the group, or who all are given work."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Sentence, Status
from assistant.answers.duties.by_role import clauses_given
from assistant.answers.duties.given import drop, named_by
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import GivenClause, Lexicon
from assistant.answers.question.terms import Term, content_terms, says, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.wording import say

_LEAST = 2
"""A group has so many bodies at least, and its name so many words."""
_MOST = 40
"""More bodies than this are no list that helps."""
_BESIDE = ("of_each", "this_document", "in_passing", "of_speech")
_AT_LARGE = ("of_work", "document")


def write_group(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what each body of the group is given that a heading names; of no group, all who are given work."""
    if asked.agencies or not asked.wants & {"duties", "whose"} or asked.years:
        return None
    each = says(asked.text, "questions.of_each")
    listed = says(asked.text, "questions.all_bodies")
    if not (each or listed):
        return None
    given = [clause for clause in lexicon.given if clause.duties[0].document in documents]
    beside = without_asking(without_phrases(asked.text, (*_BESIDE, "all_bodies")))
    if listed and given and not drop(content_terms(beside), _AT_LARGE):
        return _all(given, lexicon)
    terms = drop(content_terms(without_phrases(asked.text, ("duties", "asking", *_BESIDE))), _AT_LARGE)
    if not each or len(terms) < _LEAST:
        return None
    under: dict[str, list[GivenClause]] = {}
    for clause in given:
        above = lexicon.provision(clause.duties[0].provision).parent
        if above and _names(lexicon.provision(above), terms, lexicon):
            under.setdefault(above, []).append(clause)
    groups = [some for some in under.values() if len({one.duties[0].agency_id for one in some}) >= _LEAST]
    return _each(groups[0], lexicon) if len(groups) == 1 else None


def _names(heading: Provision, terms: Sequence[Term], lexicon: Lexicon) -> bool:
    """Tell whether a heading holds all the words that name the group, as often neighbours there as not."""
    bag = Bag.of(heading.text)
    return all(map(bag.holds, terms)) and lexicon.phrase_coverage(terms, bag) >= 1 / 2


def _each(given: Sequence[GivenClause], lexicon: Lexicon) -> Written:
    citer = Citer(lexicon)
    ids = dict.fromkeys(clause.duties[0].agency_id for clause in given)
    own = [[duty for clause in given for duty in clause.duties if duty.agency_id == id_] for id_ in ids]
    sentences = [said for duties in own for said in clauses_given(duties, lexicon, citer, alone=True)]
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _all(given: Sequence[GivenClause], lexicon: Lexicon) -> Written | None:
    """Return the names of all bodies that are given work, each with the place that names it."""
    first = {clause.duties[0].agency_id: clause.duties[0] for clause in reversed(given)}
    several = len({clause.duties[0].document for clause in given}) > 1
    if several or not _LEAST <= len(first) <= _MOST:
        return None
    citer = Citer(lexicon)
    order = dict.fromkeys(clause.duties[0].agency_id for clause in given)
    sentences = [
        Sentence(
            say("replies.duties.one_of_all", agency=first[id_].agency),
            (named_by(first[id_], lexicon, citer),),
        )
        for id_ in order
    ]
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)
