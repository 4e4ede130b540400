"""What fits a slide, and where a text that is longer is cut: where sentences end, and it goes on over slides."""

import re
from collections.abc import Iterator, Sequence

FITS = 480
"""Characters of text that a slide shows."""
MOST_BLOCKS = 5
MOST_ROWS = 7
MOST_LINES = 14
"""Lines of type that the rows of a table may take together."""
TITLE = 140
_CUT = 115
_SENTENCE = re.compile(r"(?<=[.;!?])[)”\"]*\s+|\n")
_PART = re.compile(r"(?<=[,:])\s+")


def pieces(text: str, most: int = FITS) -> list[str]:
    """Return a text cut where sentences end, no piece longer than `most`; only a longer sentence is cut inside.

    Put together, with the white space between them, they are the text.
    """
    found: list[str] = []
    for sentence in _cut(text, _SENTENCE):
        if found and len(found[-1]) + len(sentence) <= most:
            found[-1] += sentence
        else:
            found += _halved(sentence, most)
    return [one.strip() for one in _evened(found, most)]


def whole_sentences(text: str, most: int) -> bool:
    """Tell whether a text can be cut without cutting a sentence."""
    return all(len(one) <= most for one in _cut(text, _SENTENCE))


def _halved(sentence: str, most: int) -> list[str]:
    """Return a sentence cut at commas, else between words, where it is longer than a slide."""
    if len(sentence) <= most:
        return [sentence]
    found: list[str] = []
    for part in _cut(sentence, _PART):
        for run in _by_words(part, most):
            if found and len(found[-1]) + len(run) <= most:
                found[-1] += run
            else:
                found.append(run)
    return found


def _by_words(text: str, most: int) -> Iterator[str]:
    while len(text) > most:
        at = text.rfind(" ", 1, most) + 1 or most
        yield text[:at]
        text = text[at:]
    yield text


def _evened(found: Sequence[str], most: int) -> list[str]:
    """Return two pieces as even as their sentences allow: a last slide of three words is no slide."""
    if len(found) != 2 or len(found[1]) * 3 > len(found[0]):
        return list(found)
    sentences = _cut("".join(found), _SENTENCE)
    splits = [["".join(sentences[:n]), "".join(sentences[n:])] for n in range(1, len(sentences))]
    even = [pair for pair in splits if max(map(len, pair)) <= most]
    return min(even, key=lambda pair: abs(len(pair[0]) - len(pair[1])), default=list(found))


def _cut(text: str, where: re.Pattern[str]) -> list[str]:
    ends = [match.end() for match in where.finditer(text)]
    starts = [0, *ends]
    return [text[a:b] for a, b in zip(starts, [*ends, len(text)], strict=True) if b > a]


def title_of(heading: str, most: int = TITLE) -> str:
    """Return a heading as a slide's title: whole, or as far as its last pause that fits, with a mark for the rest."""
    line = " ".join(heading.split())
    if len(line) <= most:
        return line
    cut = min(_CUT, most - 2)
    pauses = [match.start() for match in re.finditer(r"[;,](?=\s)", line[:cut])]
    at = pauses[-1] if pauses and pauses[-1] > cut // 3 else line.rfind(" ", 0, cut)
    return f"{line[: at if at > 0 else cut]} …"
