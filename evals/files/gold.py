"""What a person wrote down of the gazette's files from their pages: who they are, their places, their tables."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

GOLD = Path(__file__).with_name("facts")
_COUNTS = frozenset(
    {"refused", "pages", "articles", "attached_articles", "form_articles", "footnotes", "base_in_force_from"}
)


@dataclass(frozen=True, slots=True)
class FileGold:
    """A file: `printed` are its identity's fields, a list where several are joint; a refused file has none."""

    name: str
    pages: int
    refused: bool = False
    printed: Mapping[str, Any] = field(default_factory=dict)
    articles: int = 0
    attached_articles: int = 0
    footnotes: int = 0
    base_in_force_from: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceGold:
    """A place of a file: its path ("*." stands for the address of what is issued with it), first words, page."""

    file: str
    path: str
    begins: str
    page: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class HeadingGold:
    """Titles that stand above a place, outermost first."""

    file: str
    path: str
    trail: Sequence[str]


@dataclass(frozen=True, slots=True)
class RowGold:
    """A row of a task table; `product` is None where the table has no column of products."""

    file: str
    path: str
    begins: str
    lead: str
    partners: Sequence[str]
    deadline: str
    page: int
    product: str | None = None


@dataclass(frozen=True, slots=True)
class CountGold:
    """How many rows a table has: numbered ones, headings of groups, further ones without a number of their own."""

    file: str
    path: str
    numbered: int
    groups: int
    further: int = 0


@dataclass(frozen=True, slots=True)
class ActGold:
    """What a file does to another document, whose number is `to`; `on` is its day where it is printed."""

    file: str
    kind: str
    to: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """All that was written down."""

    files: Mapping[str, FileGold]
    places: Sequence[PlaceGold]
    headings: Sequence[HeadingGold]
    rows: Sequence[RowGold]
    counts: Sequence[CountGold]
    acts: Sequence[ActGold]


def read_gold() -> Gold:
    """Return the gold in evals/files/facts."""
    identity, places, tasks = (_read(name) for name in ("identity", "places", "tasks"))
    tables = tasks["table"]
    return Gold(
        files={name: _file(name, said) for name, said in identity.items()},
        places=[PlaceGold(**one) for one in places["place"]],
        headings=[HeadingGold(**one) for one in places["heading"]],
        rows=[_row(table, row) for table in tables for row in table["row"]],
        counts=[
            *(CountGold(table["file"], table["path"], table["tasks"], table["groups"]) for table in tables),
            *(_count(one) for one in tasks["count"]),
        ],
        acts=[ActGold(**one) for one in _read("acts")["act"]],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((GOLD / f"{name}.toml").read_text(encoding="utf-8"))


def _file(name: str, said: Mapping[str, Any]) -> FileGold:
    return FileGold(
        name=name,
        pages=said["pages"],
        refused=said.get("refused", False),
        printed={key: value for key, value in said.items() if key not in _COUNTS},
        articles=said.get("articles", 0),
        attached_articles=said.get("attached_articles", 0),
        footnotes=said.get("footnotes", 0),
        base_in_force_from=said.get("base_in_force_from"),
    )


def _row(table: Mapping[str, Any], row: Mapping[str, Any]) -> RowGold:
    return RowGold(
        file=table["file"],
        path=f"{table['path']}.{row['number']}",
        begins=row["begins"],
        lead=row["lead"],
        partners=row["partners"],
        deadline=row["deadline"],
        page=row["page"],
        product=row.get("product"),
    )


def _count(one: Mapping[str, Any]) -> CountGold:
    numbered = one.get("tasks", one.get("targets", 0))
    return CountGold(one["file"], one["path"], numbered, one["groups"], one.get("further", 0))
