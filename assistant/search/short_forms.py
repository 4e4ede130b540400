"""Short forms as people type them, written out as the documents write them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.library.reference import Abbreviation
from assistant.text.normal import fold, folded, has_accents

_WORD = r"[^\W_]+"
_TOKEN = re.compile(rf"{_WORD}(?: ?& ?{_WORD})*")
_APART = re.compile(rf"{_WORD}(?:&{_WORD})*")
_SIGN = re.compile(r" ?& ?")
_IN_A_NUMBER = re.compile(r"\d[-/](?:[^\W_]+[-/])*$")
_AND = "và"
_MOST_JOINED = 5
_LONGEST = 40
"""No document's number is longer; looking further back would take as long again for each word."""
_VOWELS = frozenset("aeiouy")


class ShortForms:
    """The abbreviations of one library, less those that its own texts prefer to the full form."""

    def __init__(self, known: Iterable[Abbreviation], texts: str) -> None:
        """Take what is known, and all the texts that are searched."""
        bare = folded(texts)
        # A part of a document's number ("12-NQ/TW") is no word that the texts prefer.
        typed = Counter(found.group() for found in re.finditer(r"(?<![-/\w])\w+", texts))
        self._exact: dict[str, list[Abbreviation]] = {}
        self._loose: dict[str, list[Abbreviation]] = {}
        for one in known:
            printed = typed[one.short] or (0 if one.short.isalnum() else _times(one.short, texts))
            if printed and printed >= bare.count(fold(one.full)):
                continue
            self._exact.setdefault(one.short, []).append(one)
            if _unmistakable(one.short):
                self._loose.setdefault(fold(one.short), []).append(one)

    def written_out(self, text: str) -> str:
        """Return `text` with every short form in full, without accents where none were typed.

        One with several meanings is written out only beside a word that tells them apart.
        """
        accented = has_accents(text)
        spoken = f" {fold(text)} "

        def full(found: re.Match[str]) -> str:
            typed = found.group()
            if _IN_A_NUMBER.search(found.string, max(found.start() - _LONGEST, 0), found.start()):
                return typed
            meant = self._read(typed, spoken)
            if meant is None:
                return _APART.sub(full, typed) if " " in typed else typed
            return meant if accented or has_accents(typed) or typed.isupper() else fold(meant)

        return _TOKEN.sub(full, text)

    def _read(self, typed: str, spoken: str) -> str | None:
        """Return what a short form stands for, those joined by "&" one after another; None where one is none."""
        parts = _SIGN.split(typed)
        whole = self._known("&".join(parts), spoken)
        if whole is not None or len(parts) == 1:
            return whole
        for n in range(len(parts) - 1, 0, -1) if len(parts) <= _MOST_JOINED else ():
            head = self._known("&".join(parts[:n]), spoken)
            tail = self._read("&".join(parts[n:]), spoken) if head is not None else None
            if tail is not None:
                return f"{head} {_AND} {tail}"
        return None

    def _known(self, typed: str, spoken: str) -> str | None:
        rows = self._exact.get(typed) or self._loose.get(fold(typed), [])
        return _meant(rows, spoken) if rows else None


def _times(short: str, texts: str) -> int:
    form = re.escape(short)
    # The letters come first: what begins by looking behind itself is tried at every letter of the library.
    return len(re.findall(rf"{form}(?<!\w{form})(?!\w)", texts))


def _unmistakable(short: str) -> bool:
    """Tell whether the short form is no syllable even in small letters: long, or without a vowel."""
    letters = fold(short)
    return len(letters) >= 4 or (len(letters) > 1 and not _VOWELS.intersection(letters))


def _meant(rows: Sequence[Abbreviation], spoken: str) -> str | None:
    near = [one for one in rows if any(f" {fold(word)} " in spoken for word in one.near)]
    always = [one for one in rows if not one.near]
    fulls = {one.full for one in (near or always)}
    return fulls.pop() if len(fulls) == 1 else None
