"""Reading a question: years, target numbers, places in a document, and what kind of thing is asked."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.answers.lexicon import Term, content_terms
from assistant.text.normal import fold, has_accents, plain
from assistant.wording import words

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/]|-?[A-Za-z])")
_TARGET_NUMBER = re.compile(r"\b(?:chi tieu|ct)\s+(?:so\s+|thu\s+)?(\d{1,3}(?:\.\d{1,3})*[b-z]?)\b")
_ASKING = ("asking", "amount", "money", "whose", "duties")
_WORD = re.compile(r"[\w.]+")
_PLACE = re.compile(r"\b((?:[IVX]+)(?:\.\d+)+(?:-\d+)*)\b")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, read: its years and numbers, the place it names, its content terms."""

    text: str
    years: tuple[int, ...]
    target_numbers: tuple[str, ...]
    place: str | None
    terms: tuple[Term, ...]
    wants_amount: bool
    wants_figure: bool
    wants_money: bool
    wants_duties: bool
    wants_whose: bool
    greeting: bool


def understand(text: str) -> Understood:
    """Return what `text` asks, read without looking at any document."""
    tidy = plain(text).strip()
    folded = fold(tidy)
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(tidy)))
    numbers = tuple(dict.fromkeys(_TARGET_NUMBER.findall(folded)))
    place = _PLACE.search(tidy)
    spoken = {*map(str, years), *numbers}
    named = _without_asking(tidy)
    return Understood(
        text=tidy,
        years=years,
        target_numbers=numbers,
        place=place.group(1) if place else None,
        terms=content_terms(named, less=spoken),
        wants_amount=_says(tidy, "questions.amount"),
        wants_figure=_says(tidy, "questions.figure"),
        wants_money=_says(tidy, "questions.money"),
        wants_duties=_says(tidy, "questions.duties"),
        wants_whose=_says(tidy, "questions.whose"),
        greeting=_is_greeting(folded),
    )


def _without_asking(text: str) -> str:
    """Return `text` less the phrases that ask without naming anything, accents counting where typed."""
    form: Callable[[str], str] = str.lower if has_accents(text) else fold
    rest = form(text)
    phrases = (phrase for kind in _ASKING for phrase in words(f"questions.{kind}"))
    for phrase in sorted(phrases, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(form(phrase))}(?!\w)", " ", rest)
    return rest


def _says(text: str, key: str) -> bool:
    """Tell whether `text` holds a phrase of the list; accents count where any were typed."""
    form: Callable[[str], str] = str.lower if has_accents(text) else fold
    padded = f" {' '.join(_WORD.findall(form(text)))} "
    return any(f" {form(phrase)} " in padded for phrase in words(key))


def _is_greeting(folded: str) -> bool:
    spoken = " ".join(re.findall(r"\w+", folded))
    return spoken in {fold(phrase) for phrase in words("questions.greetings")}
