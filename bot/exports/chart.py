"""Charts drawn by matplotlib: every figure beside its printed words, gaps left open, ranks with the first on top."""

import logging
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

from bot.exports.panels import Chart, Look, Panel, Point, Series
from bot.exports.svg import without_styles

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SVG, PNG = "image/svg+xml", "image/png"
KINDS = 8
"""So many series are told apart by their colours and marks."""


@dataclass(frozen=True, slots=True)
class _Ink:
    paper: str
    text: str
    soft: str
    line: str
    colors: tuple[str, ...]


# The pages' own colours; marks tell series apart where colours do not.
_LIGHT = _Ink("#ffffff", "#1f2328", "#5b6068", "#ddd8ce",
              ("#0b4f7a", "#9b1c22", "#2f7d3b", "#8a5a00", "#6a3d9a", "#00798c", "#444b54", "#b0447f"))  # fmt: skip
_DARK = _Ink("#1d2024", "#e6e3dd", "#a5a9b0", "#353a41",
             ("#8fc3ea", "#f0868d", "#86cf92", "#e0b25c", "#c6a5ee", "#6fd0dc", "#c3c8d0", "#f0a3cf"))  # fmt: skip
_MARKS = "osD^vPX*"
_FONTS = Path(__file__).resolve().parent / "fonts"
_FACES = ["Be Vietnam Pro", "DejaVu Sans"]
_STRONG = ["Be Vietnam Pro SemiBold", "DejaVu Sans"]
# matplotlib's settings and typefaces belong to the whole process.
_DRAWING = Lock()
_LINE, _SMALL = 0.2, 0.165
"""Inches from a line of the title, or of the notes, to the next."""
_FEW = 10
"""Letters to a line of words over a figure, on a narrow chart."""
_WORD = 12.0
"""Points that a line of words over a figure takes."""


def drawn(chart: Chart, kind: Literal["svg", "png"], look: Look) -> bytes:
    """Return the chart as a picture; one is drawn at a time."""
    from matplotlib import rc_context

    ink = _DARK if look.dark else _LIGHT
    with _DRAWING:
        _take_fonts()
        settings: dict[str, object] = {
            "font.family": _FACES,
            "text.parse_math": False,
            "text.color": ink.text,
            "svg.fonttype": "path",
            "svg.hashsalt": "57",
            "axes.unicode_minus": False,
        }
        held = BytesIO()
        with rc_context(settings):  # type: ignore[arg-type] # the stub lists every name
            metadata = {"Date": None, "Title": _known(chart.title)} if kind == "svg" else {}
            figure = _figure(chart, ink, look)
            figure.savefig(held, format=kind, dpi=160, facecolor=ink.paper, metadata=metadata)
    return without_styles(held.getvalue()) if kind == "svg" else held.getvalue()


@cache
def _take_fonts() -> None:
    from matplotlib import font_manager

    # It warns of each typeface that lacks one of the weights asked for, though the next one is taken.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for path in sorted(_FONTS.glob("*.ttf")):
        font_manager.fontManager.addfont(str(path))


@cache
def _letters() -> frozenset[int]:
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font

    spare = Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    faces = (FT2Font(str(path)).get_charmap() for path in (*_FONTS.glob("*.ttf"), spare))
    return frozenset(letter for face in faces for letter in face)


def _known(text: str) -> str:
    """Return `text` on one line, a box for every sign that no typeface at hand has."""
    return "".join(sign if ord(sign) in _letters() else "□" for sign in " ".join(text.split()))


def _lines(text: str, letters: int, most: int = 99) -> list[str]:
    return textwrap.wrap(_known(text), letters, max_lines=most, placeholder=" …")


def _figure(chart: Chart, ink: _Ink, look: Look) -> "Figure":
    from matplotlib.figure import Figure

    width, letters = (3.3, 36) if look.narrow else (7.6, 92)
    title = _lines(chart.title, letters)
    names = [(n, line) for n, name in enumerate(chart.names) for line in _lines(name, letters - 2, 2)]
    below = [line for note in chart.notes for line in _lines(note, int(letters * 1.25))]
    heights = [_height(panel) for panel in chart.panels]
    tall = 0.3 + _LINE * len(title) + _SMALL * 1.1 * len(names) + sum(heights) + 0.5 * len(heights)
    tall += 0.25 + _SMALL * len(below)
    figure = Figure(figsize=(width, tall), facecolor=ink.paper)
    left, at = 0.15 / width, 0.22
    for line in title:
        figure.text(left, 1 - at / tall, line, va="center", fontsize=10.5, fontfamily=_STRONG)
        at += _LINE
    seen: set[int] = set()
    for n, line in names:
        if n not in seen:
            _key(figure, (0.21 / width, 1 - at / tall), n, ink)
            seen.add(n)
        figure.text(0.34 / width, 1 - at / tall, line, va="center", fontsize=8.5)
        at += _SMALL * 1.1
    for panel, height in zip(chart.panels, heights, strict=True):
        at += 0.35
        axes = figure.add_axes((0.5 / width, 1 - (at + height) / tall, (width - 0.8) / width, height / tall))
        _panel(axes, panel, chart, ink, height, _FEW if look.narrow else 15)
        at += height + 0.15
    _name_columns(axes, chart, 30 if look.narrow else 92)
    for n, line in enumerate(reversed(below)):
        figure.text(left, (0.13 + _SMALL * n) / tall, line, va="center", fontsize=7.5, color=ink.soft)
    return figure


def _key(figure: "Figure", place: tuple[float, float], n: int, ink: _Ink) -> None:
    from matplotlib.lines import Line2D

    mark = Line2D([place[0]], [place[1]], marker=_MARKS[n % KINDS], color=ink.colors[n % KINDS], markersize=6)
    mark.set_transform(figure.transFigure)
    figure.add_artist(mark)


def _height(panel: Panel) -> float:
    """Return how tall a panel is, in inches: one height of figures needs no room to rise or fall."""
    heights = {(p.value, p.upper) for series in panel.series for p in series.points}
    return 0.8 if len(heights) < 2 else 1.9 + 0.2 * min(len(panel.series) - 1, 6)


def _places(chart: Chart) -> list[float]:
    return [float(place) for place in chart.years or range(len(chart.columns))]


def _panel(axes: "Axes", panel: Panel, chart: Chart, ink: _Ink, height: float, letters: int) -> None:
    places = _places(chart)
    _frame(axes, panel, places, ink, narrow=letters == _FEW)
    low, high = _reach(panel)
    axes.set_ylim((high, low) if panel.rank else (low, high))
    for series in panel.series:
        _draw(axes, series, places, ink, rank=panel.rank)
    _print_words(axes, panel, places, ink, 72 * height / (high - low), letters)
    for at, said in panel.gaps:
        text = "\n".join(_lines(said, letters - 2, 5))
        axes.text(places[at], (low + high) / 2, text, ha="center", va="center", fontsize=8, color=ink.soft,
                  bbox={"facecolor": ink.paper, "edgecolor": "none", "pad": 1.5})  # fmt: skip


def _frame(axes: "Axes", panel: Panel, places: Sequence[float], ink: _Ink, *, narrow: bool) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_facecolor("none")
    axes.set_title(
        "\n".join(_lines(panel.heading, 40 if narrow else 92)),
        loc="left",
        fontsize=8.5,
        color=ink.soft,
        pad=7,
    )
    for side, spine in axes.spines.items():
        spine.set_visible(side == "bottom")
        spine.set_color(ink.line)
    edge = ((places[-1] - places[0]) or 1.0) * (0.16 if narrow else 0.1)  # words reach left, to the axis
    axes.set_xlim(places[0] - edge, places[-1] + edge)
    axes.set_xticks(places)
    axes.grid(color=ink.line, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelsize=8, colors=ink.soft, labelbottom=False)
    alone = len({p.value for s in panel.series for p in s.points}) < 2
    axes.yaxis.set_major_locator(MaxNLocator(nbins=1 if alone else 5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, rank=panel.rank)))


def _reach(panel: Panel) -> tuple[float, float]:
    """Return the ends of the axis: from nothing, or from the first place of an order, with room for the words."""
    values = [v for s in panel.series for p in s.points for v in (p.value, p.upper) if v is not None]
    low = min([*values, 1.0 if panel.rank else 0.0])
    room = (max([*values, low]) - low) or 1.0
    return (low - 0.3 * room, low + 1.12 * room) if panel.rank else (low, low + 1.32 * room)


def _draw(axes: "Axes", series: Series, places: Sequence[float], ink: _Ink, *, rank: bool) -> None:
    color, mark = ink.colors[series.color % KINDS], _MARKS[series.color % KINDS]
    for run in _runs(series.points):
        axes.plot(
            [places[p.at] for p in run], [p.value for p in run], color=color, lw=1.3, alpha=0.6, zorder=2
        )
    for p in series.points:
        x = places[p.at]
        if p.upper is not None:
            axes.plot(
                [x, x], [p.value, p.upper], color=color, lw=5, solid_capstyle="butt", alpha=0.5, zorder=3
            )
            axes.plot([x, x], [p.value, p.upper], color=color, lw=0, marker="_", ms=12, mew=1.6, zorder=4)
            continue
        face = ink.paper if p.bound else color
        axes.plot(
            [x], [p.value], marker=mark, ms=6.5, color=color, mfc=face, mew=1.5, zorder=4, clip_on=False
        )
        if p.bound:
            up = (p.bound in "≥>") is not rank
            axes.annotate("", (x, p.value), (0, 16 if up else -16), textcoords="offset points", zorder=3,
                          arrowprops={"arrowstyle": "<|-", "color": color, "lw": 1.2, "shrinkA": 0, "shrinkB": 4,
                                      "mutation_scale": 8})  # fmt: skip


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the figures of neighbouring columns, run by run: no line leads over a gap or through a range."""
    run: list[Point] = []
    for point in points:
        if run and (point.at != run[-1].at + 1 or point.upper is not None):
            yield run
            run = []
        if point.upper is None:
            run.append(point)
    if run:
        yield run


def _print_words(
    axes: "Axes", panel: Panel, places: Sequence[float], ink: _Ink, points_of_one: float, letters: int
) -> None:
    """Set the printed words over their figures, clear of the other figures and words of the column."""
    sign = -1 if panel.rank else 1
    several = len({series.color for series in panel.series}) > 1
    size = 7.5 if letters == _FEW else 8.5
    columns: dict[int, list[tuple[float, float, Point, int]]] = {}
    for series in panel.series:
        for p in series.points:
            tip = sign * p.value if p.upper is None else max(sign * p.value, sign * p.upper)
            arrow = 18.0 if p.bound and (p.bound in "≥>") is not panel.rank else 6.0
            columns.setdefault(p.at, []).append((tip * points_of_one, arrow, p, series.color))
    for column in columns.values():
        free = float("-inf")
        for own, arrow, p, number in sorted(column, key=lambda one: one[:2]):
            lines = _lines(p.text, letters, 3)
            at = max(own + arrow, free)
            for other, above, *_ in sorted(column, key=lambda one: one[:2]):
                if other > own and at - 5 < other < at + _WORD * len(lines) + 5:
                    at = max(at, other + above)
            free = at + _WORD * len(lines)
            color = ink.colors[number % KINDS] if several else ink.text
            axes.annotate("\n".join(lines), (places[p.at], sign * own / points_of_one), (0, at - own),
                          textcoords="offset points", ha="center", va="bottom", fontsize=size, color=color,
                          fontfamily=_STRONG, annotation_clip=False)  # fmt: skip


def _name_columns(axes: "Axes", chart: Chart, letters: int) -> None:
    each = max(6, letters // max(len(chart.columns), 1))
    axes.set_xticklabels(["\n".join(_lines(name, each, 3)) for name in chart.columns])
    axes.tick_params(labelbottom=True)


def _tick(value: float, *, rank: bool) -> str:
    """Return a number as Vietnamese write it; there is no place before the first."""
    if rank and value < 1:
        return ""
    whole, _, part = f"{value:,.4f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")
