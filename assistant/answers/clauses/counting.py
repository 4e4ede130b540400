"""Numbers that a question wants of a clause: how many, of what, in which unit, what share, how long."""

import re
from functools import cache, lru_cache
from itertools import takewhile

from assistant.answers.clauses.kinds_of_answer import MARK, whole_text
from assistant.answers.clauses.lead_ins import said_text
from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import in_words_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import ASKING, Term, content_terms, counting, says, without_phrases
from assistant.answers.question.understand import DOCUMENT_NUMBER, Understood
from assistant.library.nouns import Provision
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, words
from assistant.text.numbers import amount, quantities
from assistant.wording import words as words_of

_SHARE = re.compile(r"\d\s*%")
_FRACTION = re.compile(r"[¼-¾⅐-⅞]|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])|\d\s*%|phần trăm|một nửa", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:(?:điểm|tiết)\s+[a-zđ]\d?(?:(?:,| và| hoặc)\s+[a-zđ]\d?)*\b"
    r"|(?:khoản|Điều|mục|Chương|Phụ lục|Mẫu số)\s+\d+[a-zđ]?(?:\.\d+)*(?:(?:,| và| hoặc| đến)\s+\d+[a-zđ]?\b)*)",
    re.IGNORECASE,
)
"""Where something stands in a law: its numbers count nothing."""
_GROWTH = re.compile(r"(?:tăng|giảm)\b[^;.%]{0,60}?\d\s*%|\d\s*%\s*/\s*năm", re.IGNORECASE)
_NUMBER = r"\d[\d.,]*|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|tram|nghin|trieu"
_COUNTED = 2
"""So many syllables name what is counted."""


def counts(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of how many finds a number: not the clause's own, nor one that it gave."""
    if "amount" not in asked.wants:
        return True
    spoken, given = _given(asked.text)
    if not has_accents(asked.text):
        spoken = frozenset(word for word in map(str.lower, words(provision.text)) if fold(word) in spoken)
    lines = said_text(provision, lexicon).splitlines()
    text = _PLACE.sub(" ", "\n".join(MARK.sub("", line, count=1) for line in lines))
    found = quantities(text, spoken)
    return any(amount(one) is None or amount(one) not in given for one in found) or bool(
        says(asked.text, "questions.share") and _FRACTION.search(text)
    )


@lru_cache(maxsize=64)  # one question is held against many clauses
def _given(text: str) -> tuple[frozenset[str], frozenset[float | None]]:
    """Return the words of a question, and the amounts that it gives itself."""
    return frozenset(word.lower() for word in words(text)), frozenset(map(amount, quantities(text)))


def counts_the_thing(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where what is counted ("bao nhiêu biên chế") stands in the clause: another thing's number misleads."""
    if "amount" not in asked.wants:
        return True
    bag = lexicon.passages.get(provision.id) or Bag.of(provision.text)
    counted = (term for term in in_words_of(bag, _counted(asked.text), asked.everyday).terms)
    return all(bag.holds(term) for term in counted)


@lru_cache(maxsize=64)  # as above
def _counted(text: str) -> tuple[Term, ...]:
    """Return the terms of what a question counts: those right after "bao nhiêu", up to a word that names nothing."""
    begins = re.search(rf"(?<!\w)(?:{counting()})\s+", fold(text))
    if begins is None:
        return ()
    accented = has_accents(text)
    named = takewhile(
        lambda word: not is_function_word(word, accented=accented), text[begins.end() :].split()
    )
    first = " ".join(list(named)[:_COUNTED])
    return content_terms(without_phrases(first, ("units", *ASKING)))


def counts_in_the_unit(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the number has the unit asked for ("mấy năm", "bao nhiêu người"): a share of people counts none."""
    if "amount" not in asked.wants:
        return True
    unit = _unit_asked().search(fold(asked.text))
    if unit is None:
        return True
    return (
        re.search(rf"(?:{_NUMBER})\s*(?:\w+ )?{unit[1]}(?!\w)", fold(whole_text(provision, lexicon)))
        is not None
    )


@cache
def _unit_asked() -> re.Pattern[str]:
    units = sorted(map(fold, words_of("questions.measured_units")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{counting()})\s+({'|'.join(map(re.escape, units))})(?!\w)")


def tells_how_long(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of how long a thing takes finds a span of time: "hằng năm" is none."""
    often = says(without_phrases(asked.text, ("of_one_time",)), "questions.repeated")
    if often or not says(asked.text, "questions.how_long"):
        return True
    below = lexicon.clean(provision.document)[provision.end : provision.subtree_end]
    text = f"{said_text(provision, lexicon)}\n{below}"
    return _span_of_time().search(fold(text)) is not None or says(text, "questions.without_a_term")


@cache
def _span_of_time() -> re.Pattern[str]:
    units = "|".join(map(fold, words_of("questions.units_of_time")))
    return re.compile(rf"(?:{_NUMBER}|nua)\s*(?:{units})(?!\w)(?!\s+\d)")


def gives_a_share(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of a share finds one: a rate of growth is none."""
    of_share = "amount" in asked.wants and says(asked.text, "questions.share")
    if not of_share or says(asked.text, "questions.growth"):
        return True
    text = said_text(provision, lexicon)
    shares = _SHARE.findall(text)
    in_percent = "%" in asked.text or says(asked.text, "questions.in_percent")
    if in_percent and not _FRACTION.search(text):
        return False
    return not shares or len(_GROWTH.findall(text)) < len(shares)


def numbers_the_thing(asked: Understood, text: str) -> bool:
    """Tell whether a number stands right before what the question counts: "bao nhiêu nhiệm vụ", "43 nhiệm vụ"."""
    counted = _counted(asked.text) if "amount" in asked.wants else ()
    if not counted:
        return False
    thing = r"\W+".join(re.escape(term.folded) for term in counted)
    rest = fold(DOCUMENT_NUMBER.sub(" ", _PLACE.sub(" ", MARK.sub("", text, count=1))))
    return re.search(rf"(?<!\w)(?:{_NUMBER})\s+{thing}(?!\w)", rest) is not None


COUNTED = (counts, counts_the_thing, counts_in_the_unit, tells_how_long, gives_a_share)
"""What a clause must have of numbers, each where the question wants it."""
