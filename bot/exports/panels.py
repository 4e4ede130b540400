"""A chart as values, before it is drawn: figures in panels of one unit, with the words they are printed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Bound = Literal["", "≥", ">", "≤", "<"]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the column numbered `at`: `text` as printed, `upper` of a range, `bound` of what is no one figure."""

    at: int
    value: float
    text: str
    upper: float | None = None
    bound: Bound = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing, which a line may join; things have different colours and marks, by number."""

    points: Sequence[Point]
    color: int = 0


@dataclass(frozen=True, slots=True)
class Panel:
    """Series in one unit; of ranks the lower number stands higher. `gaps` are columns without a number, and why."""

    heading: str
    series: Sequence[Series]
    rank: bool = False
    gaps: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture that can stand alone: its title, columns, panels, the names of its series, and what lies below.

    `years` place the columns along time; without them they stand side by side.
    """

    title: str
    columns: Sequence[str]
    panels: Sequence[Panel]
    names: Sequence[str] = ()
    notes: Sequence[str] = ()
    years: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is set: for a dark page, for a narrow screen."""

    dark: bool = False
    narrow: bool = False
