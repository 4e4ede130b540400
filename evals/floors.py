"""Floors: the figures that the product must not fall below."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from evals.figures import Figures

PATH = Path(__file__).with_suffix(".toml")
OVERALL = "overall"


class FloorsInvalid(ValueError):
    """A floor that nobody understands; the message names it."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least, and for `wrong` the most, that the figures of one question file may be; None asks nothing."""

    right: float | None = None
    wrong: float | None = None
    citation_right: float | None = None
    abstention_right: float | None = None


def read_floors(path: Path = PATH) -> dict[str, Floor]:
    """Return the floors by question file, `overall` among them; FloorsInvalid says what is wrong."""
    known = {field.name for field in fields(Floor)}
    floors = {}
    for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if unknown := row.keys() - known:
            raise FloorsInvalid(f"{path.name}, [{name}]: unknown keys {sorted(unknown)}")
        for key, value in row.items():
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
                raise FloorsInvalid(f"{path.name}, [{name}]: {key} must be a percentage, not {value!r}")
        floors[name] = Floor(**row)
    return floors


def broken(floors: Mapping[str, Floor], figures: Mapping[str, Figures]) -> list[str]:
    """Return a sentence for each floor that the figures of its file break."""
    return [
        fall
        for name, floor in floors.items()
        if name in figures
        for fall in _falls(name, floor, figures[name])
    ]


def _falls(name: str, floor: Floor, figures: Figures) -> Iterator[str]:
    for field in fields(Floor):
        allowed, reached = getattr(floor, field.name), getattr(figures, field.name)
        if allowed is None or reached is None:
            continue
        if field.name == "wrong" and reached > allowed:
            yield f"{name}: wrong is {reached:.1f} %, above its ceiling of {allowed} %"
        elif field.name != "wrong" and reached < allowed:
            yield f"{name}: {field.name} is {reached:.1f} %, below its floor of {allowed} %"
