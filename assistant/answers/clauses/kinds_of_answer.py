"""The kind of thing that a question wants of a clause: a number, what is counted, a day, a result."""

import re
from functools import cache
from itertools import takewhile

from assistant.answers.clauses.lead_ins import said_text
from assistant.answers.proof.evidence import figures
from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import in_words_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.periods import is_periodic
from assistant.answers.question.terms import ASKING, Term, content_terms, counting, says, without_phrases
from assistant.answers.question.understand import DOCUMENT_NUMBER, YEAR, Understood
from assistant.library.nouns import Provision
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents, words
from assistant.text.numbers import amount, quantities, times
from assistant.wording import words as words_of

_MONEY = re.compile(r"\d[\d.,]*\s*(?:nghìn |triệu |tỷ )*(?:đồng|USD|đô la|EUR|euro)", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày \d{1,2} tháng|ngày ký|ngày \d{1,2}/\d{1,2}"
)
_SHARE = re.compile(r"\d\s*%")
_FRACTION = re.compile(r"[¼-¾⅐-⅞]|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])|\d\s*%|phần trăm|một nửa", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:(?:điểm|tiết)\s+[a-zđ]\d?(?:(?:,| và| hoặc)\s+[a-zđ]\d?)*\b"
    r"|(?:khoản|Điều|mục|Chương|Phụ lục|Mẫu số)\s+\d+[a-zđ]?(?:\.\d+)*(?:(?:,| và| hoặc| đến)\s+\d+[a-zđ]?\b)*)",
    re.IGNORECASE,
)
"""Where something stands in a law: its numbers count nothing."""
_GROWTH = re.compile(r"(?:tăng|giảm)\b[^;.%]{0,60}?\d\s*%|\d\s*%\s*/\s*năm", re.IGNORECASE)
MARK = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s")
"""The number that a clause begins with."""
_BEFORE = re.compile(
    r"\btrước\s+(?:ngày\s+\d{1,2}(?:\s+tháng\s+|/)\d{1,2}(?:\s+năm\s+|/)|năm\s+)((?:19|20)\d\d)"
)
_CONDITION = re.compile(r"\b(?:khi|trường hợp|nếu|với điều kiện|đáp ứng|bảo đảm)\b", re.IGNORECASE)
_TERM = re.compile(
    r"\d\s*(?:ngày|giờ|phút|tuần|tháng|năm|quý)\b|(?:ngày|tháng|năm|quý)\s+[\dIV]|\b(?:một|hai|ba|bốn|năm|sáu"
    r"|bảy|tám|chín|mười|nửa)\s+(?:ngày|giờ|tuần|tháng|năm)\b|không (?:xác định )?thời hạn|suốt|liên tục"
    r"|vĩnh viễn|ngay",
    re.IGNORECASE,
)
_COUNTED = 2
"""So many syllables name what is counted."""


def whole_text(provision: Provision, lexicon: Lexicon) -> str:
    """Return the words of a provision, of what is above it and of everything below it."""
    below = lexicon.clean(provision.document)[provision.start : provision.subtree_end]
    return "\n".join((*provision.trail, below))


def counts(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of how many finds a number: not the clause's own, nor one that it gave."""
    if "amount" not in asked.wants:
        return True
    spoken = frozenset(word.lower() for word in words(asked.text))
    if not has_accents(asked.text):
        spoken = frozenset(word for word in map(str.lower, words(provision.text)) if fold(word) in spoken)
    given = set(map(amount, quantities(asked.text)))
    lines = said_text(provision, lexicon).splitlines()
    text = _PLACE.sub(" ", "\n".join(MARK.sub("", line, count=1) for line in lines))
    found = quantities(text, spoken)
    return any(amount(one) is None or amount(one) not in given for one in found) or bool(
        says(asked.text, "questions.share") and _FRACTION.search(text)
    )


def counts_the_thing(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where what is counted ("bao nhiêu biên chế") stands in the clause: another thing's number misleads."""
    if "amount" not in asked.wants:
        return True
    bag = lexicon.passages.get(provision.id) or Bag.of(provision.text)
    counted = (term for term in in_words_of(bag, _counted(asked.text), asked.everyday).terms)
    return all(bag.holds(term) for term in counted)


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


def gives_money(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    return "money" not in asked.wants or _MONEY.search(said_text(provision, lexicon)) is not None


def gives_a_time(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of when finds a day, a year or a term, or a condition where it may ask for one."""
    if "when" not in asked.wants:
        return True
    text = said_text(provision, lexicon)
    conditional = says(asked.text, "questions.on_condition") and _CONDITION.search(text) is not None
    return bool(times(text)) or conditional or time_above(asked, provision, lexicon) is not None


def gives_a_term(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of how long finds a term: "hằng năm" is none."""
    of_term = says(without_phrases(asked.text, ("intervals",)), "questions.how_long")
    return not of_term or _TERM.search(said_text(provision, lexicon)) is not None


def time_above(asked: Understood, provision: Provision, lexicon: Lexicon) -> Provision | None:
    """Return the heading with the year until when what it heads is to be done, for a number of an item below it.

    Only where the number is asked for, and by when, and the item itself gives no time.
    """
    if not {"amount", "when"} <= asked.wants or times(provision.text):
        return None
    above = provision
    while above.parent:
        above = lexicon.provision(above.parent)
        if YEAR.search(above.text):
            return above if above.subtree_end > above.end else None
    return None


def gives_a_period(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of how often is reported finds at which intervals."""
    of_reports = "how_often" in asked.wants and says(asked.text, "questions.reporting")
    return not of_reports or is_periodic(provision.text)


def gives_a_day(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    return "which_day" not in asked.wants or _DAY.search(provision.text) is not None


def names_a_document(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of which document finds the number of one that it did not give itself."""
    if "which_document" not in asked.wants:
        return True
    given = fold(asked.spoken)
    return any(fold(number) not in given for number in DOCUMENT_NUMBER.findall(provision.text))


def names_the_year(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause names the year: else it says nothing of it. A document may be named by its own."""
    signed = lexicon.documents[provision.document].signed_on
    own = {signed.year} if signed and _called_by_year().search(fold(asked.text)) else set()
    years = {str(year) for year in asked.years if year not in own}
    if not years or _counts_from_another(asked, provision):
        return True
    text = whole_text(provision, lexicon)
    return bool(years & figures(text)) or all(_is_before(int(year), text) for year in years)


def _counts_from_another(asked: Understood, provision: Provision) -> bool:
    """Tell whether the question names no year but the one after or before another, and so does the clause."""
    keys = ("rows.this_year", "rows.next_year", "rows.last_year")
    spoken = {key for key in keys if says(asked.text, key)} if not YEAR.search(asked.text) else set()
    return bool(spoken) and all(says(provision.text, key) for key in spoken)


def _is_before(year: int, text: str) -> bool:
    """Tell whether a clause speaks of all that was before a day or a year that the year asked is before."""
    return any(year < int(end) for end in _BEFORE.findall(text))


@cache
def _called_by_year() -> re.Pattern[str]:
    """Return the pattern of a document called by its kind and its year ("Luật … năm 2024")."""
    kinds = "|".join(map(fold, words_of("questions.called_by_year")))
    return re.compile(
        rf"(?<!\w)(?:{kinds})(?:(?! den | trong | vao | tieu | tu )[^,;.?]){{1,60}} nam \d{{4}}(?!\d)"
    )


def tells_results(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where what has been done is told: what is to be done is no result."""
    if "results" not in asked.wants or says(provision.text, "questions.of_results"):
        return True
    return provision.kind == "statement" and not says(provision.text, "questions.of_plans")


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


def tells_a_name(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question how the holder of an office is called finds who signed, or a statement on it."""
    of_person = bool(asked.agencies) and says(asked.text, "questions.person_name")
    return not of_person or provision.kind in {"signature", "statement"}


WANTED = (
    counts,
    counts_the_thing,
    gives_a_share,
    gives_money,
    gives_a_time,
    gives_a_term,
    gives_a_period,
    gives_a_day,
    names_a_document,
    names_the_year,
    tells_results,
    tells_a_name,
)
"""What a clause must have, each where the question wants it."""
