"""Slips of typing: one letter too many, too few, wrong or out of place, and words run together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.text.accent_lattice import lattice
from assistant.text.accent_table import FOREIGN, NUMBER, PAUSE, AccentTable, shipped_table
from assistant.text.accent_tokens import Token, kept_places, tokens
from assistant.text.function_words import is_function_word
from assistant.text.meant_phrases import in_a_phrase
from assistant.text.normal import fold, has_accents, tidy_tones
from assistant.text.one_letter import Asked, is_alike, neighbours

_ODD = 0.5
_KEPT = 6.0
"""A form that is alike what was typed goes before one that is likelier by less than this."""
_RARE = -5.0
"""A syllable less likely than this on both sides may be a slip."""
_OUT_OF_PLACE = -16.0
"""So unlikely, on both sides together, is one that a document prints before another is looked for."""
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


# A syllable that exists is meant, unless its neighbours all but rule it out; one that exists nowhere is a slip
# or a foreign name, and with Vietnamese marks no foreign name either.
_FOREIGN_OR_SLIP = Asked(_ODD, -2.0, _ODD)
_SPOILT = Asked(-8.0, -8.0, -8.0)
_NAME = Asked(6.0, 6.0, 6.0)
_UNUSUAL = Asked(3.0, 3.0, 13.0)
_USUAL = Asked(8.0, 13.0, 13.0)
_PRINTED = Asked(15.0, 15.0, 15.0)
"""Of a syllable that a document prints, or that only asks or binds."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its slips mended, and each slip as typed and as meant, in order."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


def never(one: str, other: str) -> bool:  # noqa: ARG001
    """Tell that no text has two words side by side."""
    return False


@dataclass(frozen=True, slots=True)
class Speller:
    """Mends slips against a vocabulary: the bare syllables that may be meant, and short forms in small letters.

    What is typed with accents as a text of the library has `printed` it is what was meant, the more so beside a
    word that a text `prints` beside it. The words of `phrases` are no slips where they stand as there.
    """

    vocabulary: frozenset[str]
    short_forms: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()
    prints: Callable[[str, str], bool] = never
    phrases: frozenset[tuple[str, ...]] = frozenset()

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

    def _meant(self, text: str, table: AccentTable) -> list[tuple[int, int, str]]:
        """Return the slips from the last to the first: where they stand, and what was meant."""
        kept = kept_places(text, table.candidates)
        found = tokens(text, table.candidates, kept)
        rows = _rows(found, table)
        places = [
            place
            for place in range(len(found) - 1, -1, -1)
            if self._may_be_slip(found[place], alone=len(found) == 1) and found[place].start not in kept
        ]
        strange = [place for place in places if self._is_strange(found[place], table)]
        slips: dict[int, str] = {}
        for place in strange[:_TRIED]:
            self._mend(found, place, rows, table, _asked_of_strange(found, place), slips)
        rare = _rare(rows, table) if found else []
        asked_of = {
            place: self._asked(found[place], table, rare=rare[place])
            for place in places
            if place not in strange
            and not self._stands_as_printed(found, place)
            and not in_a_phrase([token.word for token in found], place, self.phrases)
        }
        doubtful = [(place, asked) for place, asked in asked_of.items() if asked is not None]
        for place, asked in doubtful[: max(_TRIED - len(strange), 0)]:
            self._mend(found, place, rows, table, asked, slips)
        return [
            (found[place].start, found[place].end, _cased(slips[place], found[place].word))
            for place in sorted(slips, reverse=True)
        ]

    def _stands_as_printed(self, found: Sequence[Token], place: int) -> bool:
        """Tell whether a word stands beside another as in a text of the library."""
        beside = (found[n : n + 2] for n in (place - 1, place) if n >= 0)
        return any(len(pair) == 2 and self.prints(pair[0].word, pair[1].word) for pair in beside)

    def _may_be_slip(self, token: Token, *, alone: bool) -> bool:
        """Tell whether a token is a word long enough to be misspelt, and no short form."""
        word = tidy_tones(token.word).lower()
        long = token.lettered and len(word) > 1
        return long and (alone or not token.word.isupper()) and word not in self.short_forms

    def _is_strange(self, token: Token, table: AccentTable) -> bool:
        """Tell whether a word is no syllable at all."""
        word = tidy_tones(token.word).lower()
        if word in self.printed or (word.isascii() and word in self.vocabulary):
            return False
        return not any(id_ != FOREIGN for id_ in _forms(word, token, table))

    def _asked(self, token: Token, table: AccentTable, *, rare: float) -> Asked | None:
        """Return how much likelier another word must be than this syllable; None where it stays."""
        word = tidy_tones(token.word).lower()
        if word in self.printed or is_function_word(word, accented=True):
            return _PRINTED if rare < _OUT_OF_PLACE else None
        usual = (word.isascii() and word in self.vocabulary) or any(
            table.alone[id_] > _SELDOM for id_ in _forms(word, token, table) if id_ != FOREIGN
        )
        if not usual:
            return _UNUSUAL
        return _USUAL if rare else None

    def _mend(
        self,
        found: Sequence[Token],
        place: int,
        rows: list[tuple[int, ...]],
        table: AccentTable,
        asked: Asked,
        slips: dict[int, str],
    ) -> None:
        """Put what was meant into `slips` and `rows`, where the word is likely enough another or several."""
        word = tidy_tones(found[place].word).lower()
        begin = max(place - _AROUND, 0)
        near = rows[begin : place + _AROUND + 1]
        meant = self._one_letter_off(word, place - begin, near, table, asked)
        if meant is None and asked.far <= _ODD and len(word) in _JOINED:
            meant = self._apart(word, place - begin, near, table)
        if meant is not None and not _both_bind(word, meant):
            rows[place] = _row(replace(found[place], word=meant, bare=""), table)
            slips[place] = meant

    def _one_letter_off(
        self,
        word: str,
        place: int,
        rows: list[tuple[int, ...]],
        table: AccentTable,
        asked: Asked,
    ) -> str | None:
        """Return the likeliest word one letter from `word`, where it is likelier by as much as is asked."""
        if len(word) > _LONGEST:
            return None
        own = table.ids.get(word, FOREIGN)
        others = [
            id_
            for bare in neighbours(fold(word))
            if bare in self.vocabulary
            for id_ in table.candidates.get(bare, ())
            if id_ not in (own, FOREIGN)
        ]
        if not others:
            return None
        ways = lattice(table, [*rows[:place], (own, *others), *rows[place + 1 :]])
        readings, scores = ways.readings[place + _BEFORE], ways.through(place + _BEFORE)
        typed = float(scores[readings == own].max())
        found = [
            (lead + (_KEPT if is_alike(word, form) else 0.0), lead, form)
            for form, lead in (
                (form, float(score) - typed - asked.of(word, form))
                for score, form in zip(scores, (table.forms[id_] for id_ in readings), strict=True)
                if form != word and form != table.forms[own]
            )
        ]
        _, lead, form = max(found, default=(-1.0, -1.0, ""))
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


def _forms(word: str, token: Token, table: AccentTable) -> tuple[int, ...]:
    """Return the ids of what a word may be as typed: itself, or without accents any of its forms."""
    return table.candidates[token.bare] if token.bare else (table.ids.get(word, FOREIGN),)


def _both_bind(word: str, meant: str) -> bool:
    """Tell whether both words only ask or bind: "nào" is likelier "này" in a statement, never in a question."""
    return is_function_word(word, accented=True) and is_function_word(meant, accented=True)


def _asked_of_strange(found: Sequence[Token], place: int) -> Asked:
    if _may_be_a_name(found, place):
        return _NAME
    return _SPOILT if has_accents(found[place].word) else _FOREIGN_OR_SLIP


def _rare(rows: Sequence[tuple[int, ...]], table: AccentTable) -> list[float]:
    """Return for each place how unlikely its only reading is beside both neighbours; 0 where one of them fits."""
    ids = np.array([PAUSE, *(row[0] for row in rows), PAUSE], dtype=np.int64)
    scores, _ = table.pairs(ids[:-1], ids[1:])
    # Where several readings stand, the sentence has no accents: which word was meant is not known yet.
    return [
        float(scores[n] + scores[n + 1])
        if len(row) == 1 and scores[n] < _RARE and scores[n + 1] < _RARE
        else 0.0
        for n, row in enumerate(rows)
    ]


def _is_bare(word: str, rows: Sequence[tuple[int, ...]]) -> bool:
    """Tell whether the slip stands in a text without accents."""
    return word.isascii() and any(len(row) > 1 for row in rows)


def _may_be_a_name(found: Sequence[Token], place: int) -> bool:
    return place > 0 and found[place].word[0].isupper()


def _cased(meant: str, typed: str) -> str:
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant
