"""The syllables of a typed text and which of them may be given accents."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.text.normal import fold, plain, tidy_tones

_MARK = "\u0300-\u036f"
_UNSEEN = "\u200b-\u200d\u2060\ufeff\u00ad"
_LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_MARK}{_UNSEEN}])*"
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|{_LETTERS}|[.;:?!\n()\"“”]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
# A run without spaces that is no prose: document numbers, addresses of pages and of mail.
_RUN = re.compile(rf"\w(?:[\w{_MARK}{_UNSEEN}]|[-–/.@:&_+](?=[\w/]))*")
_JOINT = re.compile(r"[-–/.@:&_+]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: a syllable or foreign word, a number, or a pause.

    `word` is as typed without what is invisible; `bare` is its spelling where accents may be added, else empty.
    """

    start: int
    end: int
    word: str
    bare: str = ""

    @property
    def lettered(self) -> bool:
        """Tell whether it is a word."""
        return self.word[0].isalpha()

    @property
    def marked(self) -> bool:
        """Tell whether it was typed with a mark of Vietnamese or any other language."""
        return self.lettered and not self.word.isascii()


def pieces(text: str) -> list[str]:
    """Return the words in lower case with tidy tones, numbers and pauses of a text, in order.

    The end of a line is a pause.
    """
    lines = (plain(line) for line in text.split("\n"))
    return [tidy_tones(word).lower() for word in _TOKEN.findall("\n".join(lines))]


def tokens(text: str, known: Mapping[str, object], kept: Collection[int] | None = None) -> list[Token]:
    """Return the tokens of a typed text; `known` has the bare spellings that may be given accents.

    `kept` are its `kept_places`, where they were found before.
    """
    kept = kept_places(text, known) if kept is None else kept
    found = [_token(match) for match in _TOKEN.finditer(text)]
    capital = _capital(found, known)
    return [
        Token(token.start, token.end, token.word, fold(token.word))
        if token.word.isascii()
        and token.lettered
        and fold(token.word) in known
        and not capital[i]
        and token.start not in kept
        else token
        for i, token in enumerate(found)
    ]


def _token(match: re.Match[str]) -> Token:
    word = match[0] if match[0].isascii() else _INVISIBLE.sub("", match[0])
    return Token(match.start(), match.end(), word)


def kept_places(text: str, known: Mapping[str, object]) -> set[int]:
    """Return the places of runs that have a part that is no syllable; one full stop may only lack its space."""
    runs = (run for run in _RUN.finditer(text) if not _is_prose(_INVISIBLE.sub("", run[0]), known))
    return {place for run in runs for place in range(*run.span())}


def _is_prose(run: str, known: Mapping[str, object]) -> bool:
    return (
        run.isalpha()
        or _JOINT.findall(run) == ["."]
        or all(fold(part) in known for part in _JOINT.split(run))
    )


def _capital(found: Sequence[Token], known: Mapping[str, object]) -> list[bool]:
    """Tell for each token whether it is an abbreviation: in capitals, with no syllable in capitals beside it."""
    big = [token.lettered and len(token.word) > 1 and token.word.isupper() for token in found]
    loud = [big[i] and fold(token.word) in known for i, token in enumerate(found)]
    return [is_big and not beside for is_big, beside in zip(big, _beside(loud), strict=True)]


def _beside(loud: list[bool]) -> Iterator[bool]:
    for i, here in enumerate(loud):
        yield here and any(loud[max(i - 1, 0) : i] + loud[i + 1 : i + 2])
