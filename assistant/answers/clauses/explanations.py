"""What a term means: our own plain words, said to be ours, beside the places where documents use it."""

import re
from collections.abc import Collection, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import less_names, plain_key
from assistant.answers.question.terms import content_terms, says, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.reference import Explanation
from assistant.wording import say

_MOST_PLACES = 2
_TWO = 2
_ASKING = ("meaning", "defining")
# They ask for more than a meaning, and are no part of a term's name here.
ASK_MORE = (
    "number",
    "signed_on",
    "signer",
    "issuer",
    "overview",
    "validity",
    "when",
    "amount",
    "duties",
    "whose",
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
_WITHIN = re.compile(r"\s*(?:trong|của|ở|theo|tại|cua|o)\s", re.IGNORECASE)


def write_explanation(
    asked: Understood, lexicon: Lexicon, documents: Collection[str], *, lone: bool = False
) -> Written | None:
    """Return what the one term of the question means, or None when it asks something else.

    With `lone` a term with nothing beside it, or a question mark, asks for it too. One that no document in
    question uses is not explained: there is nothing to show beside it.
    """
    citer = Citer(lexicon)
    said = explained(asked, lexicon, documents, citer, lone=lone)
    both = () if said else _told_apart(asked, lexicon, documents, citer)
    sentences = (said,) if said else both
    return Written(Status.ANSWERED, sentences, citer.citations) if sentences else None


def is_lone(asked: Understood, lexicon: Lexicon) -> bool:
    """Tell whether a term is all that is said."""
    found = lexicon.terms.found_in(asked.spoken)
    return len(found) == 1 and found[0].start == 0 and asked.spoken[found[0].end :].strip() in {"", "?"}


def explained(
    asked: Understood, lexicon: Lexicon, documents: Collection[str], citer: Citer, *, lone: bool = False
) -> Sentence | None:
    """Return our words for the term that the question asks of, or None when it asks something else."""
    text = asking_sentence(asked.spoken)
    found = lexicon.terms.found_in(text)[:1]
    if not found or found[0].id is None:
        return None
    start, end = found[0].start, found[0].end
    known = next(one for one in lexicon.reference.glossary if one.term == found[0].id)
    places = [place for place in known.places if place.partition("/")[0] in documents]
    if not places or not _asks(asked, text, start, end, lone=lone):
        return None
    if not _is_all(text, start, end) and not _is_within(text, start, end, known, places, lexicon):
        return None
    return _said(known, text[start:end], places, lexicon, citer)


def _told_apart(
    asked: Understood, lexicon: Lexicon, documents: Collection[str], citer: Citer
) -> tuple[Sentence, ...]:
    """Return our words for each of the two terms that the question sets beside each other, if they tell them apart."""
    text = asked.spoken
    found = lexicon.terms.found_in(text)
    if len(found) != _TWO or not says(text, "questions.apart"):
        return ()
    rest = without_phrases(less_names(text, found), ("apart", "of_apart", *_ASKING, "of_meaning"))
    if content_terms(without_asking(rest)):
        return ()
    known = {one.term: one for one in lexicon.reference.glossary}
    both = [(known[one.id], text[one.start : one.end]) for one in found if one.id]
    held = [[p for p in one.places if p.partition("/")[0] in documents] for one, _ in both]
    if len(both) < len(found) or not all(held) or not tell_apart(*(one for one, _ in both)):
        return ()
    return tuple(
        _said(one, typed, places, lexicon, citer) for (one, typed), places in zip(both, held, strict=True)
    )


def tell_apart(one: Explanation, other: Explanation) -> bool:
    """Tell whether our words for one of two terms name the other: else they say nothing of a difference."""
    return any(
        f" {plain_key(name)} " in f" {plain_key(a.plain)} "
        for a, b in ((one, other), (other, one))
        for name in (b.term, *b.aliases)
    )


def _said(known: Explanation, typed: str, places: Sequence[str], lexicon: Lexicon, citer: Citer) -> Sentence:
    """Return our words for a term, with the places where documents use it."""
    rows = {named.target.provision: named.target for named in lexicon.targets}
    cited = []
    for place in places[:_MOST_PLACES]:
        quote = citer.quote(lexicon.provision(place), rows[place].name_span if place in rows else None)
        names = map(plain_key, (known.term, *known.aliases))
        if not any(f" {name} " in f" {plain_key(quote.text)} " for name in names):
            quote = citer.quote(lexicon.provision(place))  # the word stands in a cell
        cited.append(citer.cite(quote))
    alias = next((name for name in known.aliases if plain_key(name) == plain_key(typed)), "")
    term = say("replies.called", name=alias, term=known.term) if alias else known.term
    said = say("replies.explanation", term=term[0].upper() + term[1:], plain=known.plain)
    return Sentence(said, tuple(cited), Derivation("explains", (known.term,)))


def asking_sentence(text: str) -> str:
    """Return the last sentence that asks what something means: before it stands why; else all of the text."""
    sentences = _SENTENCE.split(text)
    asking = (one for one in reversed(sentences) if any(says(one, f"questions.{kind}") for kind in _ASKING))
    return next(asking, text)


def _asks(asked: Understood, text: str, start: int, end: int, *, lone: bool) -> bool:
    """Tell whether the meaning of what stands at `start:end` is asked for."""
    if "meaning" in asked.wants or says(text, "questions.defining"):
        return True
    if says(text[end:], "questions.who_is"):
        return True
    before, after = text[:start].strip(), text[end:].strip()
    if says(after, "questions.of_size"):
        return not content_terms(without_phrases(before, ("of_meaning",)))
    return lone and not before and after in {"", "?"}


def _is_all(text: str, start: int, end: int) -> bool:
    """Tell whether the question asks of nothing but what stands at `start:end`."""
    around = f"{text[:start]} {text[end:]}"
    less = (*_ASKING, "of_size", "of_meaning", "document")
    # who somebody is, is told by what such a one does
    rest = without_phrases(
        around, (*less, "who_is", "what_one_does") if says(around, "questions.who_is") else less
    )
    asks_more = any(says(rest, f"questions.{want}") for want in ASK_MORE)
    return not asks_more and not content_terms(without_asking(rest))


def _is_within(
    text: str, start: int, end: int, known: Explanation, places: Sequence[str], lexicon: Lexicon
) -> bool:
    """Tell whether the rest only says of what the term is, as a place where it stands does too, or our words."""
    if content_terms(text[:start]) or not _WITHIN.match(text, end):
        return False
    rest = without_phrases(text[end:], (*_ASKING, "of_meaning", "document"))
    terms = content_terms(without_asking(rest))
    asks_more = any(says(rest, f"questions.{want}") for want in ASK_MORE)
    ours = Bag.of(known.plain)
    held = (lexicon.passages[one] for one in places if one in lexicon.passages)
    return not asks_more and any(all(bag.holds(t) or ours.holds(t) for t in terms) for bag in held)
