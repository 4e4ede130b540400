"""The kind of thing that a question wants of a clause: money, a day, a document, a place, a result."""

import re
from functools import cache

from assistant.answers.clauses.lead_ins import said_text
from assistant.answers.proof.evidence import figures
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.periods import is_periodic
from assistant.answers.question.terms import says
from assistant.answers.question.understand import DOCUMENT_NUMBER, YEAR, Understood
from assistant.library.nouns import Provision
from assistant.text.normal import fold, has_accents
from assistant.text.numbers import times
from assistant.wording import words as words_of

_MONEY = re.compile(r"\d[\d.,]*\s*(?:nghìn |triệu |tỷ )*(?:đồng|USD|đô la|EUR|euro)", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|ngày \d{1,2} tháng|ngày ký|ngày \d{1,2}/\d{1,2}"
)
MARK = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s")
"""The number that a clause begins with."""
_BEFORE = re.compile(
    r"\btrước\s+(?:ngày\s+\d{1,2}(?:\s+tháng\s+|/)\d{1,2}(?:\s+năm\s+|/)|năm\s+)((?:19|20)\d\d)"
)
_CONDITION = re.compile(r"\b(?:khi|trường hợp|nếu|với điều kiện|đáp ứng|bảo đảm)\b", re.IGNORECASE)
_ON_THE_NET = re.compile(r"https?://|(?<![\w@])(?:[\w-]+\.)+(?:vn|com|net|org)(?!\w)")
_TO_CALL = re.compile(r"(?<![\d/.])(?:\+84|0|1[89]00)[\d .]{6,12}\d(?![\d/])")
_BESIDE = 5
"""The name of a place stands within so many words behind the word for its kind."""


def whole_text(provision: Provision, lexicon: Lexicon) -> str:
    """Return the words of a provision, of what is above it and of everything below it."""
    below = lexicon.clean(provision.document)[provision.start : provision.subtree_end]
    return "\n".join((*provision.trail, below))


def gives_money(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    return "money" not in asked.wants or _MONEY.search(said_text(provision, lexicon)) is not None


def gives_a_time(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of when finds a day, a year or a term, or a condition where it may ask for one."""
    if "when" not in asked.wants:
        return True
    text = said_text(provision, lexicon)
    conditional = says(asked.text, "questions.on_condition") and _CONDITION.search(text) is not None
    return bool(times(text)) or conditional or time_above(asked, provision, lexicon) is not None


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


def gives_a_number_to_call(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    return not says(asked.text, "questions.to_call") or _TO_CALL.search(provision.text) is not None


def gives_a_web_address(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    return not says(asked.text, "questions.web_address") or _ON_THE_NET.search(provision.text) is not None


def tells_a_name(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question how the holder of an office is called finds who signed, or a statement on it."""
    of_person = bool(asked.agencies) and says(asked.text, "questions.person_name")
    return not of_person or provision.kind in {"signature", "statement"}


def names_a_place(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question of which place of a kind ("ở phường nào") finds one of that kind by its name."""
    accented = has_accents(asked.text)
    kinds = set(_place_asked(accented=accented).findall(asked.text.lower() if accented else fold(asked.text)))
    text = whole_text(provision, lexicon) if kinds else ""
    return all(_names_one(fold(kind), text) for kind in kinds)


def _names_one(kind: str, text: str) -> bool:
    """Tell whether a name in capitals stands a few words behind the word for a kind of place."""
    return any(
        word[0].isupper()
        for said in re.finditer(rf"(?<!\w){kind}(?!\w)", fold(text))
        for word in re.findall(r"\w+", re.split(r"[.;\n]", text[said.end() :], maxsplit=1)[0])[:_BESIDE]
    )


@cache
def _place_asked(*, accented: bool) -> re.Pattern[str]:
    kinds = "|".join(sorted(words_of("questions.kinds_of_places"), key=len, reverse=True))
    # Without accents "địa phương nào" and "cơ quan nào" end as these do.
    pattern = rf"(?<!\w)({kinds}) nào(?!\w)"
    return re.compile(pattern if accented else rf"(?<!dia )(?<!co ){fold(pattern)}")


def names_the_firms(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the question which firms so many are finds one by its name: how many they are it said itself."""
    accented = has_accents(asked.text)
    text = asked.text.lower() if accented else fold(asked.text)
    if not _firms_asked(accented=accented).search(text):
        return True
    said = whole_text(provision, lexicon)
    return any(_names_one(fold(kind), said) for kind in words_of("questions.kinds_of_firms"))


@cache
def _firms_asked(*, accented: bool) -> re.Pattern[str]:
    """Return the pattern of "05 công ty … là những công ty nào"."""
    firms = "|".join(sorted(words_of("questions.kinds_of_firms"), key=len, reverse=True))
    number = r"\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
    pattern = (
        rf"(?<!\w)(?:{number}) (?:{firms})(?!\w).*(?<!\w)(?:là|gồm) (?:những |các )?(?:{firms}) nào(?!\w)"
    )
    return re.compile(pattern if accented else fold(pattern))


def names_the_office(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of who presides finds that office: to work for a body is not to head it."""
    return not says(asked.text, "questions.heads") or says(provision.text, "questions.of_heads")


def gives_work(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question of somebody's work finds more than what the document rests on."""
    return not asked.wants & {"duties", "ours"} or provision.kind != "basis"


WANTED = (
    gives_work,
    names_a_place,
    names_the_firms,
    names_the_office,
    gives_money,
    gives_a_time,
    gives_a_period,
    gives_a_day,
    names_a_document,
    names_the_year,
    tells_results,
    tells_a_name,
    gives_a_web_address,
    gives_a_number_to_call,
)
"""What a clause must have, each where the question wants it."""
