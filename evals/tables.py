"""The figures as compact tables for a terminal."""

from collections.abc import Iterable, Mapping, Sequence

from evals.figures import Figures, Pairing, Share

_HEADS = {
    "n": "n",
    "right": "right",
    "partial": "part",
    "wrong": "wrong",
    "missed": "miss",
    "unasked": "unask",
    "citation_right": "cite✓",
    "precision": "prec",
    "coverage": "cover",
    "abstention_right": "abst✓",
    "over_abstention": "over",
    "words": "words",
    "p50_ms": "p50ms",
    "p95_ms": "p95ms",
}
_RATIOS = ("right", "wrong", "citation_right", "precision", "coverage", "words", "p50_ms")


def figures_table(title: str, rows: Mapping[str, Figures]) -> str:
    """Return one line of figures for each row, shares in percent."""
    lines = [[title, *_HEADS.values()]]
    lines += [[name, *(_written(getattr(row, head)) for head in _HEADS)] for name, row in rows.items()]
    return _aligned(lines)


def ratios_table(title: str, rows: Mapping[str, Figures], beside: Figures) -> str:
    """Return how many times those of `beside` some figures of each row are."""
    lines = [[title, *(_HEADS[head] for head in _RATIOS)]]
    for name, row in rows.items():
        lines.append([name, *(_ratio(getattr(row, head), getattr(beside, head)) for head in _RATIOS)])
    return _aligned(lines)


def pairings_table(rows: Sequence[Pairing]) -> str:
    """Return what each style loses and gains against the same questions in full."""
    lines = [["style against full", "pairs", "right full", "right so", "lost", "gained"]]
    lines += [
        [row.style, *(str(value) for value in (row.pairs, row.right_full, row.right, row.lost, row.gained))]
        for row in rows
    ]
    return _aligned(lines)


def _written(value: Share) -> str:
    if value is None:
        return "·"
    return str(value) if isinstance(value, int) else f"{value:.1f}"


def _ratio(value: Share, beside: Share) -> str:
    return f"×{value / beside:.2f}" if value is not None and beside else "·"


def _aligned(lines: Iterable[Sequence[str]]) -> str:
    rows = [list(line) for line in lines]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
