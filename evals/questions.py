"""Reading evals/questions/: each way of typing a question is a question of its own, tied to the rest by `pair`."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.answers.answer import Status

FOLDER = Path(__file__).parent / "questions"
FULL = "full"
FORMS = ("no_accents", "abbreviated", "slip", "terse", "verbose")
STYLES = (FULL, *FORMS)

_TEXTS = ("id", "kind", "ask", "who", "note")
_LISTS = ("history", "places", "also", "says", "never", "documents")
_REQUIRED = ("id", "kind", "ask")
_KEYS = {*_TEXTS, *_LISTS, "forms", "expect"}
_ID = re.compile(r"[a-z0-9-]+")


class QuestionInvalid(ValueError):
    """A question file that says something nobody understands; the message names the place."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in one style, and what a right answer does.

    It ends with one of `expect`, cites all of `places` (and perhaps of `also`), says all of `says`
    (`"a|b"`: either will do) and nothing of `never`. `pair` is shared by the styles of one question.
    """

    id: str
    kind: str
    style: str
    pair: str
    file: str
    ask: str
    history: tuple[str, ...] = ()
    expect: tuple[Status, ...] = (Status.ANSWERED,)
    places: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    who: str = ""

    @property
    def name(self) -> str:
        """Return the id with its file, which no other question of any file has."""
        return f"{self.file}/{self.id}"

    @property
    def answerable(self) -> bool:
        """Tell whether the documents answer it: there is a place to cite or a phrase to say."""
        return bool(self.places or self.says)

    @property
    def absent(self) -> bool:
        """Tell whether right means abstaining, or at most saying what the documents have beside it."""
        return not self.answerable and Status.ANSWERED not in self.expect


def read_questions(*names: str, folder: Path = FOLDER) -> tuple[Question, ...]:
    """Return the questions of the files named, or of all, each form as its own; QuestionInvalid says what is wrong."""
    paths = [folder / f"{name}.toml" for name in names] or sorted(folder.glob("*.toml"))
    return tuple(question for path in paths for question in _read_file(path))


def _read_file(path: Path) -> Iterable[Question]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        held = ", ".join(sorted(one.stem for one in path.parent.glob("*.toml")))
        raise QuestionInvalid(f"there is no question file {path.name}; there are: {held}") from error
    except ValueError as error:
        raise QuestionInvalid(f"{path.name} is no TOML: {error}") from error
    if content.keys() != {"question"}:
        raise QuestionInvalid(f"{path.name}: expected only [[question]], found {sorted(content)}")
    seen: set[str] = set()
    for row in content["question"]:
        base = _base(path.stem, row)
        if base.id in seen:
            raise _wrong(base.file, base.id, "the id is given twice")
        seen.add(base.id)
        yield base
        for style, ask in _forms(base, row):
            yield replace(base, id=f"{base.id}.{style}", style=style, ask=ask)


def _base(file: str, row: Mapping[str, Any]) -> Question:
    name = str(row.get("id", row.get("ask", "?")))
    for slip in _slips(row):
        raise _wrong(file, name, slip)
    lists = {key: tuple(row.get(key, ())) for key in _LISTS}
    return Question(
        id=row["id"],
        kind=row["kind"],
        style=FULL,
        pair=f"{file}/{row['id']}",
        file=file,
        ask=row["ask"],
        expect=_expect(file, name, row.get("expect", Status.ANSWERED)),
        who=row.get("who", ""),
        **lists,
    )


def _slips(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the keys of a question and the shapes of their values."""
    if unknown := row.keys() - _KEYS:
        yield f"unknown keys {sorted(unknown)}"
    yield from (f"`{key}` is missing" for key in _REQUIRED if not row.get(key))
    yield from (f"`{key}` must be a string" for key in _TEXTS if not isinstance(row.get(key, ""), str))
    for key in _LISTS:
        held = row.get(key, [])
        if not isinstance(held, list) or not all(isinstance(one, str) and one.strip() for one in held):
            yield f"`{key}` must be a list of strings, none of them empty"
    for phrase in (*row.get("says", []), *row.get("never", [])):
        if not all(alternative.strip() for alternative in phrase.split("|")):
            yield f"an alternative of {phrase!r} is empty"
    if not _ID.fullmatch(row["id"]):
        yield "an id has only a-z, 0-9 and hyphens"


def _expect(file: str, name: str, given: object) -> tuple[Status, ...]:
    words = given if isinstance(given, list) and given else [given]
    try:
        return tuple(Status(str(word)) for word in words)
    except ValueError as error:
        raise _wrong(file, name, f"`expect` is one of {', '.join(Status)}, not {given!r}") from error


def _forms(base: Question, row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    forms = row.get("forms", {})
    if not isinstance(forms, dict) or not all(isinstance(ask, str) and ask.strip() for ask in forms.values()):
        raise _wrong(base.file, base.id, "`forms` must be a table of questions, none of them empty")
    if unknown := forms.keys() - set(FORMS):
        raise _wrong(base.file, base.id, f"unknown forms {sorted(unknown)}; there are: {', '.join(FORMS)}")
    return forms.items()


def _wrong(file: str, name: str, what: str) -> QuestionInvalid:
    return QuestionInvalid(f"{file}.toml, question {name!r}: {what}")
