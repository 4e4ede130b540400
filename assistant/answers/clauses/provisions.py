"""Whether a clause answers, and which: the smallest complete one that holds what was asked, if it is sure enough."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.answers.answer import Status
from assistant.answers.clauses.begun import begun_with
from assistant.answers.clauses.citizens import for_citizens, promised_together
from assistant.answers.clauses.confidence import DOUBTFUL, SURE, confidence
from assistant.answers.clauses.counting import numbers_the_thing
from assistant.answers.clauses.doers import doers, with_doers
from assistant.answers.clauses.finding import Candidate
from assistant.answers.clauses.fitting import fits, has_the_short_names, short_names
from assistant.answers.clauses.kinds_of_answer import gives_a_web_address, time_above
from assistant.answers.clauses.lead_ins import is_unmarked, record_of
from assistant.answers.clauses.plain_rows import may_answer
from assistant.answers.clauses.said_beside import said_beside
from assistant.answers.clauses.signs import KINDS, of_one_item, signs, within
from assistant.answers.clauses.strangers import with_what_is_not_held
from assistant.answers.clauses.verbatim import write_whole
from assistant.answers.clauses.whose_clause import with_whose
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.text.numbers import quantities, times

SURE_WHO = 0.45
"""A clause that says of somebody that he does what is asked needs less to be sure."""
SURE_UNPAIRED = 0.63
"""One beside which no second may be said needs a little less."""
SURE_ALONE = 0.55
"""So does one of some words that no other clause that fits comes near."""
SURE_PROMISE = 0.45
"""And so does one that begins with a promise, where help is hoped for."""
_NEAR = 0.15
"""Within this much of the best in rank another clause comes near it."""
_SOME_WORDS = 5
_SOME_OF_HELP = 3
"""Of so many words a question is not about everything; who hopes for help asks in fewer."""
_AS_MUCH = 0.1
"""A second clause that covers less of the question, by more than this, is no second answer."""
_PROVEN = frozenset({"whose", "when"})
"""What a clause that fits is known to say."""
_NOT_ALONE = frozenset({"recipients"})
"""Who gets a document answers where that is asked."""
_NO_ITEM = frozenset({"row", "footnote", *_NOT_ALONE})
_ALIKE = 0.05
"""Clauses of one item whose coverage differs by no more say it together."""
_TABLE = 12
"""An annex of more places is no answer to what a clause may answer."""
_FEW = 12
"""An item of more provisions is not said whole for a question of one of them."""
_LONG = 1500
"""An article of more characters is a chapter to one who asks a thing of it."""
_ENTIRE = frozenset({"clause", "point", "quoted"})


def write_provisions(
    asked: Understood, found: Sequence[Candidate], before: Sequence[Candidate], lexicon: Lexicon
) -> Written | None:
    """Return the best clause verbatim, or None when it is not sure that one answers.

    `before` are those found in documents that were asked before these, in vain. Where it is only unsure
    which of two answers, both are said.
    """
    begun = begun_with(asked, found, lexicon)
    best = begun or fitting(asked, found, lexicon)
    if best is None:
        return None
    likely = confidence(signs(asked, best, found, before, lexicon))
    sure = likely >= (SURE_WHO if doers(asked, best.provision) else SURE)
    if begun or sure or _alone_has_it(asked, best, found, lexicon):
        return _say_best(asked, best, found, lexicon)
    both = _say_both(asked, best, found, before, lexicon)
    alone = SURE_PROMISE if best.promised else SURE_ALONE
    unpaired = likely >= SURE_UNPAIRED or (likely >= alone and not _is_rivalled(asked, best, found, lexicon))
    if both is None and unpaired:
        return _say_best(asked, best, found, lexicon)
    return both


def _say_best(asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon) -> Written:
    whole = promised_together(asked, _narrower(asked, best, found, lexicon).provision, lexicon)
    twins = said_beside(asked, best, found, lexicon)
    written = for_citizens(
        asked,
        write_whole([whole, *twins], lexicon, above=time_above(asked, whole, lexicon)),
        whole,
        best.read,
        lexicon,
    )
    if whole.kind == "statement" and says(whole.text, "questions.gaps_of_digests"):
        tells = _tells_beside_a_gap(asked, whole.text)
        written = replace(written, tells=tells, status=written.status if tells else Status.PARTIAL)
    if doers(asked, best.provision):
        written = with_doers(written, asked, best.provision)
    else:
        written = with_whose(written, best.provision, lexicon)
    return with_what_is_not_held(written, asked)


def _say_both(
    asked: Understood,
    best: Candidate,
    found: Sequence[Candidate],
    before: Sequence[Candidate],
    lexicon: Lexicon,
) -> Written | None:
    """Return the best clause and the next, where only those two contest each other."""
    rest = [one for one in found if one is not best]
    second = fitting(asked, rest, lexicon)
    if second is None or within(second.provision, best.provision):
        return None
    others = [one for one in found if one is not second]
    sure = (
        confidence(signs(asked, best, others, before, lexicon)) >= SURE
        and second.coverage >= best.coverage - _AS_MUCH
    )
    if not sure:
        return None
    return with_what_is_not_held(write_whole([best.provision, second.provision], lexicon), asked)


def _is_rivalled(asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Tell whether another clause that fits comes near the best; of a few words many say as much."""
    least = _SOME_OF_HELP if best.promised else _SOME_WORDS
    return len(set(asked.terms) - asked.passing) < least or any(
        one.rank > best.rank - _NEAR
        and not of_one_item(one.provision, best.provision)
        and _may_be_alone(asked, one.provision, lexicon)
        and fits(asked, one.provision, lexicon)
        for one in found
    )


def _tells_beside_a_gap(asked: Understood, text: str) -> bool:
    """Tell whether a statement that says what is not known gives the number or the time asked for beside that."""
    told = "; ".join(part for part in text.split(";") if not says(part, "questions.gaps_of_digests"))
    typed = asked.wants & KINDS or says(asked.text, "questions.how_long")
    return bool(typed and (quantities(told) or times(told)))


def may_be_said(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Tell whether one of the clauses found may well answer, though none is sure enough to."""
    best = fitting(asked, found, lexicon)
    return best is not None and confidence(signs(asked, best, found, (), lexicon)) >= DOUBTFUL


def _alone_has_it(asked: Understood, best: Candidate, found: Sequence[Candidate], lexicon: Lexicon) -> bool:
    """Tell whether the best alone has what is asked for.

    That is a thing named by capitals, of which is asked who or when; or a place on the net.
    """
    names = short_names(asked)
    if best.coverage == 1 and says(asked.text, "questions.web_address"):
        return [one for one in found if gives_a_web_address(asked, one.provision, lexicon)] == [best]
    if not names or not asked.wants & _PROVEN:
        return False
    return [one for one in found if has_the_short_names(asked, one.provision, lexicon)] == [best]


def fitting(asked: Understood, found: Sequence[Candidate], lexicon: Lexicon) -> Candidate | None:
    """Return the best clause that has every kind of thing that the question wants."""
    alone = (one for one in found if _may_be_alone(asked, one.provision, lexicon))
    fit = filter(None, (_that_fits(asked, one, lexicon) for one in alone))
    best = next(fit, None)
    if best is None or best.provision.kind == "row":
        return best
    if "amount" in asked.wants and not numbers_the_thing(asked, best.provision.text):
        least = best.coverage - _ALIKE
        nearly = takewhile(lambda one: one.coverage >= least, fit)
        best = next((one for one in nearly if numbers_the_thing(asked, one.provision.text)), best)
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
        and within(one.provision, place)
        and one.provision.subtree_end > one.provision.end
        and one.coverage >= best.coverage
        and one.phrase >= best.phrase
        and fits(asked, one.provision, lexicon)
    )
    return next(below, best)


def _may_be_alone(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    if provision.kind == "row":
        return provision.subtree_end == provision.end and may_answer(asked, provision, lexicon)
    if provision.kind == "footnote":  # one that says all that is asked needs nothing beside it
        bag = Bag.of(provision.text)
        return lexicon.coverage(asked.subject_in(bag).terms, bag) == 1
    if provision.kind == "annex" and len(lexicon.library.subtree(provision)) > _TABLE:
        return False
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
