"""Reading a question: years, target numbers, places in a document, and what kind of thing is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answers.terms import Term, content_terms, says, without_asking
from assistant.text.normal import fold, plain
from assistant.wording import words

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/]|-?[A-Za-z])")
_TARGET_NUMBER = re.compile(r"\b(?:chi tieu|ct)\s+(?:so\s+|thu\s+)?(\d{1,3}(?:\.\d{1,3})*[b-z]?)\b")
_PLACE = re.compile(r"\b((?:[IVX]+)(?:\.\d+)+(?:-\d+)*)\b")


@dataclass(frozen=True, slots=True)
class DocumentName:
    """One way a document is called, as a pattern over folded text, and the document."""

    pattern: re.Pattern[str]
    document: str

    @classmethod
    def of(cls, name: str, document: str) -> "DocumentName":
        """Return the pattern of a name, whatever stands between its words and numbers."""
        parts = re.findall(r"[^\W_]+", fold(plain(name)))
        return cls(re.compile(r"(?<!\w)" + r"[\W_]{0,3}".join(map(re.escape, parts)) + r"(?!\w)"), document)


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
    documents: frozenset[str]


def understand(text: str, names: Sequence[DocumentName] = ()) -> Understood:
    """Return what `text` asks; `names` are the ways the library's documents are called."""
    tidy, documents = _without_documents(plain(text).strip(), names)
    folded = fold(tidy)
    years = tuple(dict.fromkeys(int(year) for year in _YEAR.findall(tidy)))
    numbers = tuple(dict.fromkeys(_TARGET_NUMBER.findall(folded)))
    place = _PLACE.search(tidy)
    spoken = {*map(str, years), *numbers}
    named = without_asking(tidy)
    return Understood(
        text=tidy,
        years=years,
        target_numbers=numbers,
        place=place.group(1) if place else None,
        terms=content_terms(named, less=spoken),
        wants_amount=says(tidy, "questions.amount"),
        wants_figure=says(tidy, "questions.figure"),
        wants_money=says(tidy, "questions.money"),
        wants_duties=says(tidy, "questions.duties"),
        wants_whose=says(tidy, "questions.whose"),
        greeting=_is_greeting(folded),
        documents=documents,
    )


def _without_documents(text: str, names: Sequence[DocumentName]) -> tuple[str, frozenset[str]]:
    """Return `text` less the names of documents, and the documents named."""
    named = set()
    for name in names:
        if len(fold(text)) != len(text):
            break  # a letter of another script that lower case makes longer: places would not agree
        found = name.pattern.search(fold(text))
        if found:
            named.add(name.document)
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return text, frozenset(named)


def _is_greeting(folded: str) -> bool:
    spoken = " ".join(re.findall(r"\w+", folded))
    return spoken in {fold(phrase) for phrase in words("questions.greetings")}
