"""Words that are spelt in two ways, read as the documents of the library spell them: "tỉ lệ" is "tỷ lệ"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from assistant.text.normal import fold

_FAR = 4
"""So many times as often must the documents print the other spelling beside the same words."""
_NUMBER = "0"
_LONGEST = len("nghìn")
_WORD = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_I_OR_Y = re.compile(r"(?:[hklmst]|qu)[iy]")
_SWAPPED = str.maketrans("iyIY", "yiYI")
_WHOLE = {"ngàn": "nghìn", "ngan": "nghin", "nghìn": "ngàn", "nghin": "ngan"}


class Spellings:
    """How the documents of one library spell what may be spelt in two ways, each beside its neighbours."""

    def __init__(self) -> None:
        self._beside: Counter[tuple[str, str]] = Counter()

    def learn(self, printed: Iterable[str]) -> None:
        """Count the words of a text that is searched, in their order."""
        row = (_NUMBER if word[0].isdigit() else fold(word) for word in printed)
        self._beside.update(pair for pair in pairwise(row) if any(map(_other, pair)))

    def read(self, text: str) -> str:
        """Return `text` with each such word as the documents spell it there; other words stay."""
        found = list(_WORD.finditer(text))
        row = ["", *(_NUMBER if word[0][0].isdigit() else fold(word[0]) for word in found), ""]
        for n in range(len(found), 0, -1):
            other = _other(found[n - 1][0])
            if not other:
                continue
            before, typed, after = row[n - 1 : n + 2]
            meant = self._times(before, fold(other), after)
            if meant and meant >= _FAR * self._times(before, typed, after):
                text = f"{text[: found[n - 1].start()]}{other}{text[found[n - 1].end() :]}"
        return text

    def _times(self, before: str, word: str, after: str) -> int:
        return self._beside[before, word] + self._beside[word, after]


def _other(word: str) -> str:
    """Return the other spelling of a word, its tone and capitals kept; empty where it has none."""
    if len(word) > _LONGEST:
        return ""
    whole = _WHOLE.get(word.lower())
    if whole:
        return whole.capitalize() if word[0].isupper() else whole
    if not _I_OR_Y.fullmatch(fold(word)):
        return ""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_SWAPPED))
