"""Reading questions of which rows of a table: what is asked of them, and how that is said again."""

import re
from dataclasses import dataclass, replace

from assistant.answers.proof.row_tests import Sieve, Test, has_words, spell_bound
from assistant.answers.question.bounds import bound_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import less_names
from assistant.answers.question.terms import ASKING, content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.answers.rows.rows import row_terms
from assistant.text.comparators import Bound
from assistant.text.normal import fold, has_accents
from assistant.text.numbers import NUMBER, amount
from assistant.wording import say

_SHORT = re.compile(r"\bCT\b(?![\s-]*\d)|(?<=bao nhiêu )CT\b|(?<=mấy )CT\b")
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/])")
_GROUP = re.compile(
    r"\b(?:nhom|trong|thuoc)\s+(?:nhom\s+)?(?:(?:chi tieu|ct)\s+)?(?:so\s+)?"
    r"(\d{1,3}(?:\.\d{1,3})*)(?![\d%]|[.,]\d|\s*%)"
)
_AFTER = re.compile(r"\b(?:sau|tu|ke tu)\s+(?:nam\s+|moc\s+)*((?:19|20)\d\d)(?![\d/])")
_SIGN = re.compile(r"(?:dấu|dau)\s*(?:[^\W\d]+\s+){0,4}?\(?\s*(>=|<=|=>|=<|[≥≤<>])")
_SIGNED = re.compile(rf"(>=|<=|=>|=<|[≥≤<>])\s*({NUMBER.pattern})\s*(%?)")
_TERSE = re.compile(r"\W*(?:chi tieu|nhung|cac|o|dong|hang)\b(?!\s+(?:so\s+)?\d)")
_OF_A_SUBJECT = re.compile(
    r"\W*(?:(?:nhung|cac)\s+)?(?:chi tieu|ct|muc tieu(?=\s+(?:ve|lien quan)\b))\s+"
    r"(?!(?:so\s+)?\d+(?![a-z])|nao\b|gi\b)(?P<about>(?:ve|lien quan|thuoc|trong linh vuc)\b)?"
)
_ONE_SIGN = {">=": "≥", "=>": "≥", "<=": "≤", "=<": "≤"}
_PHRASED = (
    "undecided", "blank", "range", "unchanged", "falling", "rising", "noted", "unnumbered", "rank", "yearly",
)  # fmt: skip
"""The tests that are asked for by a phrase alone, each with a list of them in prompts/rows.toml."""
_LISTS = (
    "which", "how_many", "only_then", "not_yet", "as_printed", "without_sign", "sign_more", "sign_less",
    "or_equal", "not_rising", "beside", "numbered", "columns", "this_year", *_PHRASED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowsAsked:
    """What a question asks of the rows of tables: the tests, its years, and the words that say so again.

    It `lists` where it names a subject and asks nothing: of a single row on it, that row is meant. It is for
    `all_of_them` where it tells none from another.
    """

    tests: tuple[Test, ...]
    years: tuple[int, ...]
    said: tuple[str, ...]
    first: bool
    counts: bool
    lists: bool = False
    all_of_them: bool = False

    def of(self, document: str) -> Sieve:
        """Return the sieve for one document."""
        return Sieve(document, self.years, self.tests, self.first)


def rows_asked(asked: Understood, lexicon: Lexicon) -> RowsAsked | None:
    """Return what the question asks of rows; None where it does not ask which or how many they are."""
    text = _SHORT.sub("chỉ tiêu", asked.text)
    counts = says(text, "rows.how_many")
    lists = not counts and not says(text, "rows.which") and _lists_a_subject(text, asked)
    of_group_ = _GROUP.search(fold(text)) is not None and says(text, "rows.of_group")
    named = counts or lists or of_group_ or says(text, "rows.which")
    if not named and not _TERSE.match(fold(text)):
        return None
    rest, of_value = _of_value(_YEAR.sub(" ", text))
    rest, of_group = _of_group(rest, asked)
    of_row = [(Test(name), say(f"replies.rows.{name}")) for name in _PHRASED if says(rest, f"rows.{name}")]
    from_then_on = _from_then_on(text)
    of_row = from_then_on or of_row
    if any(test.name == "sign" for test, _ in of_value):
        of_row = []
    subject = _subject(rest, asked)
    about = [
        (Test("about", subjects), say("replies.rows.about", subject=_shown(subjects, lexicon)))
        for subjects in (_subjects(subject, lexicon),)
        if subjects
    ]
    if len(asked.years) > 1 and says(text, "rows.but"):
        return None  # one thing of one year and another of another
    if not named and (about or not (of_value or of_row)):
        return None
    if lists and about and (of_value or of_row or "|" in about[0][0].argument):
        return None
    found = (*of_group, *about, *of_value, *of_row)
    first = bool(of_value) and bool(asked.years) and says(text, "rows.only_then")
    if not found and (says(text, "rows.not_yet") or "results" in asked.wants):
        return None
    return RowsAsked(
        tuple(t for t, _ in found),
        () if from_then_on else asked.years,
        tuple(said for _, said in found),
        first,
        counts,
        lists and bool(about),
    )


def _lists_a_subject(text: str, asked: Understood) -> bool:
    """Tell whether nothing is asked of the rows of a subject: "chỉ tiêu về khởi nghiệp"."""
    if asked.wants & {"amount", "results", "comparing"} or asked.target_numbers:
        return False
    led = _OF_A_SUBJECT.match(fold(text))
    bare = not asked.years and not says(text, "rows.asks_series")
    return led is not None and (bool(led["about"]) or bare)


Found = list[tuple[Test, str]]


def _from_then_on(text: str) -> Found:
    """Return the test for rows that stay, or do not rise, after a year that the text names."""
    after = _AFTER.search(fold(text))
    name = next((one for one in ("unchanged", "not_rising") if says(text, f"rows.{one}")), None)
    if after is None or name is None:
        return []
    return [(Test(name, after[1]), say(f"replies.rows.{name}_after", year=after[1]))]


def _of_value(text: str) -> tuple[str, Found]:
    """Return the text less what it asks of a value, and the test for that."""
    if says(text, "rows.without_sign"):
        text = text.partition("không ")[0] if "không kèm" in text or "không có dấu" in text else text
    else:
        sign = _sign(text)
        if sign:
            return _SIGN.sub(" ", text).replace(sign, " "), [
                (Test("sign", sign), say("replies.rows.sign", sign=sign))
            ]
    printed = _SIGNED.search(text)
    if printed and says(text, "rows.as_printed"):
        comparator = _ONE_SIGN.get(printed[1], printed[1])
        bound = Bound(comparator, amount(printed[2]) or 0.0, printed[3], *printed.span())
        test = Test("printed", spell_bound(bound, printed[0]))
        return bound.left_out_of(text), [(test, say("replies.rows.printed", value=printed[0].strip()))]
    bound_ = bound_of(text)
    if bound_ is None:
        return text, []
    words = text[bound_.start : bound_.end].strip()
    rest = bound_.left_out_of(text)
    if bound_.comparator == "=" and says(text, "rows.not_reached"):
        least = replace(bound_, comparator="≥")  # "chưa đạt 90%" is below it, whatever is printed
        return rest, [
            (Test("not_bound", spell_bound(least, words)), say("replies.rows.not_reached", value=words))
        ]
    name = "not_bound" if says(text, "rows.not_yet") else "bound"
    return rest, [(Test(name, spell_bound(bound_, words)), say(f"replies.rows.{name}", value=words))]


def _sign(text: str) -> str | None:
    found = _SIGN.search(text)
    if found:
        sign = found[1]
        return _ONE_SIGN.get(sign, sign)
    for key, strict, loose in (("rows.sign_more", ">", "≥"), ("rows.sign_less", "<", "≤")):
        if says(text, key):
            return loose if says(text, "rows.or_equal") else strict
    return None


def _of_group(text: str, asked: Understood) -> tuple[str, Found]:
    """Return the text less the group of rows that it names, and the test for that."""
    found = _GROUP.search(fold(text)) if len(fold(text)) == len(text) else None
    number = found[1] if found else next(iter(asked.target_numbers), None)
    if number is None:
        return text, []
    named = re.compile(rf"(?:(?:số|so|thứ|thu)\s+)?(?<![\d.]){re.escape(number)}(?![\d])", re.IGNORECASE)
    rest = f"{text[: found.start()]} {text[found.end() :]}" if found else named.sub(" ", text)
    return rest, [(Test("part_of", number), say("replies.rows.part_of", number=number))]


def _subject(text: str, asked: Understood) -> str:
    """Return what the rows are to be about: the words left when all that asks is taken away."""
    text = less_names(text, [])
    for place in asked.places:
        text = re.sub(re.escape(place), " ", text, flags=re.IGNORECASE)
        text = re.sub(re.escape(fold(place)), " ", text)
    kinds = (*ASKING, *(f"rows.{name}" for name in _LISTS), "of_place", "this_document", "local")
    return re.sub(r"[^\w\s.,;&/-]", " ", without_phrases(text, kinds))


def _subjects(subject: str, lexicon: Lexicon) -> str:
    """Return the subject, or several parted by "|" where it lists some that no row prints together."""
    pieces = [piece.strip(" .-/") for piece in re.split(r"[,;]|\bhoặc\b|\bhay\b|\bhoac\b", subject)]
    named = [piece for piece in pieces if row_terms(content_terms(piece), lexicon, "rows.value_words")]
    whole = ", ".join(named)
    printed = (fold(row.target.name) for row in lexicon.targets)
    short = any(len(content_terms(piece)) < 2 for piece in named)
    known = all(any(has_words(piece, row.bag) for row in lexicon.targets) for piece in named)
    return whole if short or not known or any(fold(whole) in name for name in printed) else "|".join(named)


def _shown(subjects: str, lexicon: Lexicon) -> str:
    """Return the subjects as they are said again, without what binds them to the question.

    What was typed without accents is said as a row prints it.
    """
    said = (re.sub(r"^(?:về|đến|tới|cho|của)\s+", "", one.strip()) for one in subjects.split("|"))
    return ", ".join(_printed(" ".join(one.split()), lexicon) for one in said)


def _printed(subject: str, lexicon: Lexicon) -> str:
    if has_accents(subject):
        return subject
    names = (row.target.name for row in lexicon.targets if len(fold(row.target.name)) == len(row.target.name))
    found = ((name, re.search(rf"(?<!\w){re.escape(fold(subject))}(?!\w)", fold(name))) for name in names)
    return next((name[place.start() : place.end()].lower() for name, place in found if place), subject)
