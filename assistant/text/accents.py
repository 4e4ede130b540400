"""The marks that a person left out when typing, put back where the syllables around leave little doubt."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.text.accent_lattice import Lattice, lattice
from assistant.text.accent_table import FOREIGN, NUMBER, PAUSE, AccentTable, shipped_table
from assistant.text.accent_tokens import Token, tokens
from assistant.text.normal import fold, tidy_tones

# Natural logarithms of how much likelier one reading is than another. Beside marks that were typed, a
# bare syllable is taken as meant, until one of them surely is not; then less is asked of the others.
_SURE = 8.0
_LIKELY = 1.0
_TIE = 1.0
_READINGS = 3
_TRIED = 6  # one other way may hold several of the nearest other readings
_BEFORE = 2  # pauses that a lattice has before the first syllable

_Rows = list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Restored:
    """A text with its marks put back, letter for letter as long as what was typed.

    `readings` are up to three texts that nearly tie, likeliest first, the first of them `text`; `changed`
    are the spans (start, end) of the syllables that `text` gave marks to.
    """

    text: str
    readings: tuple[str, ...]
    changed: tuple[tuple[int, int], ...] = ()


def restored(text: str, table: AccentTable | None = None) -> Restored:
    """Return `text` with the accents its writer left out; any string is allowed.

    What was typed with a mark, numbers, document numbers and abbreviations in capitals stay as they are.
    Without a table the shipped one is used; FileNotFoundError when the installation has lost it.
    """
    return _restored_as_shipped(text) if table is None else _restored(text, table)


@lru_cache(maxsize=64)  # a question is restored as it is mended, as it is told and as it is searched
def _restored_as_shipped(text: str) -> Restored:
    return _restored(text, shipped_table())


def _restored(text: str, table: AccentTable) -> Restored:
    found = _one_pause_each(tokens(text, table.candidates))
    rows = [_row(token, table) for token in found]
    ways = None
    if _is_vietnamese(found, table):
        ways = lattice(table, rows)
        if any(_known_with_marks(token, table) for token in found):
            rows = _doubtful_kept(found, rows, ways, table)
            ways = lattice(table, rows) if max(map(len, rows)) > 1 else None
    if ways is None:
        return Restored(text, (text,))
    readings = tuple(dict.fromkeys(_written(text, found, way, table) for way in _likeliest(ways)))
    return Restored(
        readings[0],
        readings,
        tuple(
            (token.start, token.end)
            for token in found
            if text[token.start : token.end] != readings[0][token.start : token.end]
        ),
    )


def _one_pause_each(found: Sequence[Token]) -> list[Token]:
    """Return the tokens as the table counts them: no pause after a pause, none at either end."""
    kept: list[Token] = []
    for token in found:
        if token.word[0].isalnum() or (kept and kept[-1].word[0].isalnum()):
            kept.append(token)
    return kept[:-1] if kept and not kept[-1].word[0].isalnum() else kept


def _is_vietnamese(found: Sequence[Token], table: AccentTable) -> bool:
    """Tell whether there is something to restore among words that are mostly Vietnamese."""
    words = [token for token in found if token.lettered and not token.word.isupper()]
    known = sum(fold(token.word) in table.candidates for token in words)
    return any(token.bare for token in found) and 2 * known >= len(words)


def _known_with_marks(token: Token, table: AccentTable) -> bool:
    return token.marked and fold(token.word) in table.candidates


def _row(token: Token, table: AccentTable) -> tuple[int, ...]:
    if token.bare:
        return table.candidates[token.bare]
    if token.lettered:
        return (table.ids.get(tidy_tones(token.word).lower(), FOREIGN),)
    return (NUMBER if token.word[0].isdigit() else PAUSE,)


def _doubtful_kept(found: Sequence[Token], rows: _Rows, ways: Lattice, table: AccentTable) -> _Rows:
    """Return the rows with a bare syllable's own form alone where nothing else is likelier enough."""
    leads = {i: _lead(ways, i, table.ids.get(token.bare, -1)) for i, token in enumerate(found) if token.bare}
    asked = _LIKELY if any(lead >= _SURE for lead in leads.values()) else _SURE
    return [
        (table.ids[token.bare],) if i in leads and leads[i] < asked else row
        for i, (token, row) in enumerate(zip(found, rows, strict=True))
    ]


def _lead(ways: Lattice, place: int, typed: int) -> float:
    """Return how much likelier the best other reading of a syllable is than the one typed, 0 where none is."""
    row = ways.readings[place + _BEFORE]
    scores = ways.through(place + _BEFORE)
    own = scores[row == typed]
    others = scores[row != typed]
    if not len(others):
        return 0.0
    return float(others.max() - own[0]) if len(own) else float("inf")


def _likeliest(ways: Lattice) -> list[tuple[int, ...]]:
    """Return the best way, and those nearly as good that read at least one syllable otherwise."""
    through = [ways.through(place) for place in range(_BEFORE, len(ways.readings) - 1)]
    best = ways.way(_BEFORE, int(through[0].argmax()))
    near = [
        (float(scores.max() - scores[other]), place, other)
        for place, scores in enumerate(through)
        for other in range(len(scores))
        if scores[other] >= scores.max() - _TIE and ways.readings[place + _BEFORE][other] != best[place]
    ]
    nearest = sorted(near)[:_TRIED]
    others = (ways.way(place + _BEFORE, other) for _, place, other in nearest)
    return list(dict.fromkeys((best, *others)))[:_READINGS]


def _written(text: str, found: Sequence[Token], way: Sequence[int], table: AccentTable) -> str:
    """Return the text with the letters of each chosen form in place of a bare syllable's, case kept."""
    letters = list(text)
    for token, chosen in zip(found, way, strict=True):
        form = iter(table.forms[chosen]) if token.bare else iter("")
        for i in range(token.start, token.end):
            if token.bare and text[i].isalpha():
                letter = next(form)
                letters[i] = letter.upper() if text[i].isupper() else letter
    return "".join(letters)
