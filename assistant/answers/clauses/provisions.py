"""Whether a clause answers, and which: the smallest complete one that holds what was asked, if it is sure enough."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answers.answer import Status
from assistant.answers.clauses.citizens import for_citizens, promised_together
from assistant.answers.clauses.confidence import DOUBTFUL, SURE, Signs, confidence
from assistant.answers.clauses.doers import doers, with_doers
from assistant.answers.clauses.finding import Candidate
from assistant.answers.clauses.fitting import fits, has_the_short_names, short_names
from assistant.answers.clauses.kinds_of_answer import time_above
from assistant.answers.clauses.lead_ins import is_unmarked, record_of
from assistant.answers.clauses.plain_rows import may_answer
from assistant.answers.clauses.strangers import with_what_is_not_held
from assistant.answers.clauses.verbatim import write_whole
from assistant.answers.clauses.whose_clause import with_whose
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision

SURE_WHO = 0.45
"""A clause that says of somebody that he does what is asked needs less to be sure."""
_AS_MUCH = 0.1
"""A second clause that covers less of the question, by more than this, is no second answer."""
_KINDS = frozenset({"amount", "money", "when", "which_day", "which_document"})
_PROVEN = frozenset({"whose", "when"})
"""What a clause that fits is known to say."""
_NOT_ALONE = frozenset({"footnote", "recipients"})
"""A footnote answers beside what it notes, who gets a document where that is asked."""
_NO_ITEM = frozenset({"row", *_NOT_ALONE})
_SENTENCES = re.compile(r"(?<=[.;:!?])\s+|\n+")
_ALIKE = 0.05
"""Clauses of one item whose coverage differs by no more say it together."""
_TWINS = 2
"""So many statements that say what is asked as well are said beside the best."""
_FEW = 12
"""An item of more provisions is not said whole for a question of one of them."""
_LONG = 1500
"""An article of more characters is a chapter to one who asks a thing of it."""
_ENTIRE = frozenset({"clause", "point", "quoted"})
_ITEMS = frozenset({"bullet", "point"})


def write_provisions(
    asked: Understood, found: Sequence[Candidate], before: Sequence[Candidate], lexicon: Lexicon
) -> Written | None:
    """Return the best clause verbatim, or None when it is not sure that one answers.

    `before` are those found in documents that were asked before these, in vain. Where it is only unsure
    which of two answers, both are said.
    """
    best = fitting(asked, found, lexicon)
    if best is None:
        return None
    done = doers(asked, best.provision)
    sure = confidence(signs(asked, best, found, before, lexicon)) >= (SURE_WHO if done else SURE)
    if sure or _is_alone_named(asked, best, found, lexicon):
        whole = promised_together(asked, _narrower(asked, best, found, lexicon).provision, lexicon)
        twins = _twins(asked, best, found, lexicon)
        written = for_citizens(
            asked,
            write_whole([whole, *twins], lexicon, above=time_above(asked, whole, lexicon)),
            whole,
            best.read,
            lexicon,
        )
        if whole.kind == "statement" and says(whole.text, "questions.gaps_of_digests"):
            written = replace(written, status=Status.PARTIAL)  # it says what is not known
        written = (
            with_doers(written, asked, best.provision)
            if done
            else with_whose(written, best.provision, lexicon)
        )
        return with_what_is_not_held(written, asked)
    rest = [one for one in found if one is not best]
    second = fitting(asked, rest, lexicon)
    if second is None or _within(second.provision, best.provision):
        return None
    others = [one for one in found if one is not second]
    sure = (
        confidence(signs(asked, best, others, before, lexicon)) >= SURE
        and second.coverage >= best.coverage - _AS_MUCH
    )
    if not sure:
        return None
    return with_what_is_not_held(write_whole([best.provision, second.provision], lexicon), asked)


def _twins(
    asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon
) -> list[Provision]:
    """Return the other statements of a digest whose figure may as well be the one asked for: all say what is asked."""
    if "amount" not in asked.wants or best.provision.kind != "statement":
        return []
    alike = (
        one.provision
        for one in found
        if one is not best
        and one.provision.kind == "statement"
        and one.provision.document == best.provision.document
        and min(one.coverage, best.coverage) == 1
        and abs(one.phrase - best.phrase) <= _ALIKE
        and fits(asked, one.provision, lexicon)
    )
    return list(islice(alike, _TWINS))


def may_be_said(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Tell whether one of the clauses found may well answer, though none is sure enough to."""
    best = fitting(asked, found, lexicon)
    return best is not None and confidence(signs(asked, best, found, (), lexicon)) >= DOUBTFUL


def _is_alone_named(asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Tell whether the question of who or when names a thing by capitals that of all clauses the best alone has."""
    names = short_names(asked)
    if not names or not asked.wants & _PROVEN:
        return False
    return [one for one in found if has_the_short_names(asked, one.provision, lexicon)] == [best]


def fitting(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """Return the best clause that has every kind of thing that the question wants."""
    alone = (one for one in found if _may_be_alone(asked, one.provision, lexicon))
    best = next(filter(None, (_that_fits(asked, one, lexicon) for one in alone)), None)
    if best is None or best.provision.kind == "row":
        return best
    return _with_the_rest(asked, best, found, lexicon)


def _that_fits(asked: Understood, candidate: Candidate, lexicon: Lexicon) -> Candidate | None:
    """Return the clause if it has what the question wants, or the record that it is a line of; else None."""
    if fits(asked, candidate.provision, lexicon):
        return candidate
    record = record_of(candidate.provision, lexicon)
    if record is None or record.id not in lexicon.passages:
        return None
    said = lexicon.clean(record.document)[record.start : record.subtree_end]
    return replace(candidate, provision=record) if fits(asked, replace(record, text=said), lexicon) else None


def _narrower(asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon) -> Candidate:
    """Return the item of a long article that says as much of the question as the article does, where one does."""
    place = best.provision
    if place.subtree_end - place.start <= _LONG:
        return best
    below = (
        one
        for one in found
        if one is not best
        and _within(one.provision, place)
        and one.provision.subtree_end > one.provision.end
        and one.coverage >= best.coverage
        and one.phrase >= best.phrase
        and fits(asked, one.provision, lexicon)
    )
    return next(below, best)


def _may_be_alone(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    if provision.kind == "row":
        return provision.subtree_end == provision.end and may_answer(asked, provision, lexicon)
    if provision.kind == "letterhead" and says(asked.text, "questions.force"):
        return False  # its day is no day of effect
    return provision.kind not in _NOT_ALONE


def _with_the_rest(
    asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon
) -> Candidate:
    """Return the item that holds the best clause, where several of its clauses answer alike; else that clause."""
    above = next((one for one in found if one.provision.id == best.provision.parent), None)
    if above is None or above.provision.kind in _NO_ITEM or above.coverage < best.coverage - _ALIKE:
        return best
    few = len(lexicon.library.subtree(above.provision)) <= _FEW
    goes_on = is_unmarked(best.provision) and above.provision.kind in _ENTIRE
    if few and goes_on and not doers(asked, best.provision) and fits(asked, above.provision, lexicon):
        return above
    alike = [one for one in found if one.provision.parent == best.provision.parent]
    alike = [
        one for one in alike if one.coverage >= best.coverage - _ALIKE and fits(asked, one.provision, lexicon)
    ]
    return above if len(alike) > 1 and few else best


def signs(
    asked: Understood,
    candidate: Candidate,
    found: Sequence[Candidate],
    before: Sequence[Candidate],
    lexicon: Lexicon,
) -> Signs:
    """Return what speaks for a candidate among those found with it, and those found before."""
    # What stands in it, around it or beside it in one item says the same thing and contests nothing.
    others = [one for one in found if not _of_one_item(one.provision, candidate.provision)]
    text = candidate.provision.text
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
        typed=float(bool(asked.wants & _KINDS)),
        meant=candidate.meant,
        headed=candidate.headed,
        cosine=candidate.cosine,
    )


def _of_one_item(one: Provision, other: Provision) -> bool:
    return _within(one, other) or (one.parent == other.parent and one.kind in _ITEMS)


def _within(one: Provision, other: Provision) -> bool:
    """Tell whether one of two provisions is a part of the other."""
    return one.document == other.document and (
        one.start <= other.start < one.subtree_end or other.start <= one.start < other.subtree_end
    )
