"""Slips of typing: one letter too many, too few, wrong or out of place, and words run together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

import numpy as np

from assistant.text.accent_lattice import lattice
from assistant.text.accent_table import FOREIGN, NUMBER, PAUSE, AccentTable, shipped_table
from assistant.text.accent_tokens import Token, kept_places, tokens
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, tidy_tones

# Natural logarithms of how much likelier another word must make the sentence. A syllable that exists is
# meant, unless its neighbours all but rule it out; one that exists nowhere is a slip or a foreign name.
_ODD = 0.5
_NAME = 6.0
_MARK = 8.0
_SURE = 13.0
_RARE = -5.0
"""A syllable less likely than this on both sides may be a slip."""
_SELDOM = -13.0
"""A syllable less likely than this by itself is a slip that others made before, and never what is meant."""
_AROUND = 3
"""Syllables on each side that tell what was meant."""
_BEFORE = 2  # pauses that a lattice has before the first syllable
_LONGEST = 9  # letters: "nghiêng" has 7, one too many and one wrong
_JOINED = range(5, 25)
_TRIED = 24
"""So many words of a text are looked at closely; one with more is no sentence with slips."""
_PARTS = 4
_EACH = -7.0
"""Parts of a run that are less likely than this, each, are no words run together."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its slips mended, and each slip as typed and as meant, in order."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Speller:
    """Mends slips against a vocabulary: the bare syllables that may be meant, and short forms in small letters.

    What is typed with accents as a text of the library has `printed` it is what was meant.
    """

    vocabulary: frozenset[str]
    short_forms: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()

    def mended(self, text: str, table: AccentTable | None = None) -> Mended:
        """Return `text` with the slips that leave little doubt mended; any string is allowed.

        Numbers, document numbers and abbreviations in capitals stay as they are.
        """
        table = shipped_table() if table is None else table
        changes = []
        for start, end, meant in self._meant(text, table):
            typed = text[start:end]
            changes.append((typed, meant))
            text = f"{text[:start]}{meant}{text[end:]}"
        return Mended(text, tuple(reversed(changes)))

    def _meant(self, text: str, table: AccentTable) -> Iterator[tuple[int, int, str]]:
        """Yield the slips from the last to the first: where they stand, and what was meant."""
        found = tokens(text, table.candidates)
        kept = kept_places(text, table.candidates)
        rows = _rows(found, table)
        rare = _rare(rows, table) if found else []
        tried = 0
        for place in range(len(found) - 1, -1, -1):
            token = found[place]
            word = tidy_tones(token.word).lower()
            if not token.lettered or len(word) < 2 or (token.word.isupper() and len(found) > 1):
                continue
            if token.start in kept or word in self.short_forms:
                continue
            known = _is_known(word, token, table) or (word.isascii() and word in self.vocabulary)
            if known and (not rare[place] or word in self.printed or is_function_word(word, accented=True)):
                continue
            tried += 1
            if tried > _TRIED:
                return
            begin = max(place - _AROUND, 0)
            near = rows[begin : place + _AROUND + 1]
            asked = (
                (_MARK, _SURE) if known else ((_NAME,) * 2 if _may_be_a_name(found, place) else (_ODD,) * 2)
            )
            meant = self._one_letter_off(word, place - begin, near, table, *asked)
            if meant is None and asked[0] == _ODD and len(word) in _JOINED:
                meant = self._apart(word, place - begin, near, table)
            if meant is not None:
                rows[place] = _row(replace(token, word=meant, bare=""), table)
                yield token.start, token.end, _cased(meant, token.word)

    def _one_letter_off(
        self,
        word: str,
        place: int,
        rows: list[tuple[int, ...]],
        table: AccentTable,
        mark: float,
        letter: float,
    ) -> str | None:
        """Return the likeliest word one letter from `word`, where it is likelier by as much as is asked.

        What is asked of a word with other accents alone is `mark`, of one with other letters `letter`.
        """
        if len(word) > _LONGEST:
            return None
        own = table.ids.get(word, FOREIGN)
        others = [
            id_
            for bare in _neighbours(fold(word))
            if bare in self.vocabulary
            for id_ in table.candidates.get(bare, ())
            if id_ != own
        ]
        if not others:
            return None
        ways = lattice(table, [*rows[:place], (own, *others), *rows[place + 1 :]])
        readings, scores = ways.readings[place + _BEFORE], ways.through(place + _BEFORE)
        typed = float(scores[readings == own].max())
        found = [
            (float(score) - typed - (mark if fold(form) == fold(word) else letter), form)
            for score, form in zip(scores, (table.forms[id_] for id_ in readings), strict=True)
            if form != word
        ]
        lead, form = max(found, default=(-1.0, ""))
        # What was typed without accents is given them with the rest of the sentence.
        if lead < 0 or fold(form) == word:
            return None
        return fold(form) if _is_bare(word, rows) else form

    def _apart(self, word: str, place: int, rows: list[tuple[int, ...]], table: AccentTable) -> str | None:
        """Return the words that were run together, parted, where every part is one that is known."""
        best, meant, fewest = _EACH, None, _PARTS
        for parts in sorted(self._splits(word, _PARTS, table), key=len):
            if len(parts) > fewest:
                break
            spelled = [_part_row(part, table) for part in parts]
            ways = lattice(table, [*rows[:place], *spelled, *rows[place + 1 :]])
            whole = float(ways.through(place + _BEFORE).max())
            without = lattice(table, [*rows[:place], *rows[place + 1 :]]) if len(rows) > 1 else None
            alone = float(without.through(_BEFORE).max()) if without else 0.0
            each = (whole - alone) / len(parts)
            if each > best:
                best, meant, fewest = each, " ".join(parts), len(parts)
        return meant

    def _splits(self, word: str, most: int, table: AccentTable) -> Iterator[list[str]]:
        for end in range(2, len(word) - 1):
            head, tail = word[:end], word[end:]
            if not self._is_word(head, table):
                continue
            if self._is_word(tail, table):
                yield [head, tail]
            if most > 2:
                yield from ([head, *rest] for rest in self._splits(tail, most - 1, table))

    def _is_word(self, part: str, table: AccentTable) -> bool:
        if part in self.short_forms:
            return True
        return (part in table.ids or part.isascii()) and fold(part) in self.vocabulary


def _rows(found: Sequence[Token], table: AccentTable) -> list[tuple[int, ...]]:
    """Return the ids each token may be read as: with accents where the text has none, else as typed."""
    marked = any(token.marked for token in found)
    rows = [_row(token, table) for token in found]
    if marked:
        return rows
    return [
        table.candidates[token.bare] if token.bare else row for token, row in zip(found, rows, strict=True)
    ]


def _row(token: Token, table: AccentTable) -> tuple[int, ...]:
    if token.lettered:
        return (table.ids.get(tidy_tones(token.word).lower(), FOREIGN),)
    return (NUMBER if token.word[0].isdigit() else PAUSE,)


def _part_row(part: str, table: AccentTable) -> tuple[int, ...]:
    if part.isascii():
        return table.candidates.get(part, (FOREIGN,))
    return (table.ids.get(part, FOREIGN),)


def _is_known(word: str, token: Token, table: AccentTable) -> bool:
    """Tell whether the word as typed is a syllable, or without accents may be one."""
    forms = table.candidates[token.bare] if token.bare else (table.ids.get(word, FOREIGN),)
    return any(id_ != FOREIGN and table.alone[id_] > _SELDOM for id_ in forms)


def _rare(rows: Sequence[tuple[int, ...]], table: AccentTable) -> list[bool]:
    """Tell for each place whether its only reading is unlikely after the one before and before the one after."""
    ids = np.array([PAUSE, *(row[0] for row in rows), PAUSE], dtype=np.int64)
    scores, _ = table.pairs(ids[:-1], ids[1:])
    # Where several readings stand, the sentence has no accents: which word was meant is not known yet.
    return [len(row) == 1 and bool(scores[n] < _RARE and scores[n + 1] < _RARE) for n, row in enumerate(rows)]


def _is_bare(word: str, rows: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether the slip stands in a text without accents."""
    return word.isascii() and any(len(row) > 1 for row in rows)


def _may_be_a_name(found: Sequence[Token], place: int) -> bool:
    return place > 0 and found[place].word[0].isupper()


def _cased(meant: str, typed: str) -> str:
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant


def _neighbours(bare: str) -> set[str]:
    """Return the spellings at most one letter away: itself, one dropped, changed, added, or two swapped."""
    cuts = [(bare[:n], bare[n:]) for n in range(len(bare) + 1)]
    return {
        bare,
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase),
        *(a + c + b for a, b in cuts for c in ascii_lowercase),
    }
