"""The timing of a session: minutes shared among parts and slides, so that they come out exactly."""

from collections.abc import Sequence
from dataclasses import replace

from bot.exports.deck import Slide

_QUARTERS = 4


def shares(whole: int, weights: Sequence[float], *, least: int = 0) -> list[int]:
    """Return `whole` shared by weights in whole numbers that sum to it, each at least `least`; [] for no weights."""
    if not weights:
        return []
    rest = whole - least * len(weights)
    if rest < 0:
        return shares(whole, weights, least=least - 1) if least else []
    total = sum(weights) or len(weights)
    exact = [rest * (weight or (0 if sum(weights) else 1)) / total for weight in weights]
    found = [int(one) for one in exact]
    by_rest = sorted(range(len(weights)), key=lambda n: (found[n] - exact[n], n))
    for n in by_rest[: rest - sum(found)]:
        found[n] += 1
    return [least + one for one in found]


def timed(slides: Sequence[Slide], minutes: int) -> tuple[Slide, ...]:
    """Return a part's slides, each with its time in quarters of a minute; together they take `minutes`."""
    quarters = shares(minutes * _QUARTERS, [_weight(one) for one in slides], least=1)
    return tuple(
        replace(slide, minutes=some / _QUARTERS) for slide, some in zip(slides, quarters, strict=True)
    )


def _weight(slide: Slide) -> float:
    """Return how long a slide takes beside others: as long as its text, a table or a picture as long as a page."""
    text = sum(len(one.text) for one in slide.blocks) + len(slide.title) / 2
    cells = 40 * len(slide.sheet.rows) if slide.sheet else 0
    return 60 + text + cells + (220 if slide.picture else 0)
