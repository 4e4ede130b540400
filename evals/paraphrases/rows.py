"""Reading the rows of this folder: what a person asks or types, and the provisions that answer."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.questions import QuestionInvalid

FOLDER = Path(__file__).parent
STYLES = ("no_accents", "abbreviated", "slip")


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A spoken question that shares no content syllable with any provision of `gold`, each of which answers it."""

    id: str
    who: str
    ask: str
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as typed in one of STYLES, the same in `full` with accents and whole words, and what answers it."""

    id: str
    style: str
    ask: str
    full: str
    gold: tuple[str, ...]


def read_paraphrases(path: Path = FOLDER / "questions.toml") -> tuple[Paraphrase, ...]:
    """Return the paraphrases in file order; QuestionInvalid names a row that is incomplete or given twice."""
    rows = _rows(path, ("id", "who", "ask"))
    return tuple(Paraphrase(row["id"], row["who"], row["ask"], tuple(row["gold"])) for row in rows)


def read_typed(path: Path = FOLDER / "typed.toml") -> tuple[Typed, ...]:
    """Return the typed questions in file order; QuestionInvalid names a row that is incomplete or given twice."""
    rows = _rows(path, ("id", "style", "ask", "full"))
    if strange := [row["id"] for row in rows if row["style"] not in STYLES]:
        raise QuestionInvalid(f"{path.name}: {strange}: `style` is one of {', '.join(STYLES)}")
    return tuple(Typed(row["id"], row["style"], row["ask"], row["full"], tuple(row["gold"])) for row in rows)


def _rows(path: Path, texts: tuple[str, ...]) -> list[Mapping[str, Any]]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if content.keys() != {"question"}:
        raise QuestionInvalid(f"{path.name}: expected only [[question]], found {sorted(content)}")
    seen: set[str] = set()
    for row in content["question"]:
        name = row.get("id", row)
        if row.keys() != {*texts, "gold"}:
            raise QuestionInvalid(f"{path.name}, {name!r}: the keys are {', '.join(texts)} and gold")
        if not all(isinstance(row[key], str) and row[key].strip() for key in texts):
            raise QuestionInvalid(f"{path.name}, {name!r}: {', '.join(texts)} must be strings, none empty")
        gold = row["gold"]
        if not isinstance(gold, list) or not gold or not all(isinstance(one, str) for one in gold):
            raise QuestionInvalid(f"{path.name}, {name!r}: `gold` must be a list of provision ids")
        if name in seen:
            raise QuestionInvalid(f"{path.name}, {name!r}: the id is given twice")
        seen.add(name)
    rows: list[Mapping[str, Any]] = content["question"]
    return rows
