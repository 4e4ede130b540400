"""The pairs that teach an embedder to search: what a person might type, and what it should find."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.text.normal import fold
from ingest.language.clozes import question_of
from ingest.language.free_text import Paragraph

_SHORTEST = 5  # words of a sentence that can be asked for


@dataclass(frozen=True, slots=True)
class Mix:
    """How often each kind of pair is drawn, as shares; the rest are stretches of a sentence as it stands.

    `bare`: typed without accents. `headed`: the paragraph found under its heading, as search has it.
    `gone`: of stretches, those whose sentence is taken out of the paragraph. `window`: what is found is a
    few sentences and not the paragraph. `answer_gone`: as `gone`, of questions.
    """

    bare: float
    heading: float
    question: float
    gone: float
    answer_gone: float
    headed: float
    window: float
    dropped: float


@dataclass(frozen=True, slots=True)
class Pair:
    """What is typed, and the sentences of a paragraph (with or without its heading) that it should find."""

    asked: str
    paragraph: int
    sentences: Sequence[int]
    headed: bool


def mine(
    paragraphs: Sequence[Paragraph], sentences: Sequence[Sequence[str]], mix: Mix, luck: np.random.Generator
) -> Iterator[Pair]:
    """Yield at most one pair for each paragraph, in their order; `sentences` holds those of each."""
    for row, paragraph in enumerate(paragraphs):
        pair = _pair(row, paragraph, sentences[row], mix, luck)
        if pair:
            yield pair


def _pair(
    row: int, paragraph: Paragraph, sentences: Sequence[str], mix: Mix, luck: np.random.Generator
) -> Pair | None:
    every = range(len(sentences))
    if paragraph.heading and paragraph.first and luck.random() < mix.heading:
        asked = paragraph.heading
        return Pair(_typed(asked, mix, luck), row, every, headed=False)
    usable = [n for n in every if len(sentences[n].split()) >= _SHORTEST]
    if not usable:
        return None
    chosen = usable[int(luck.integers(len(usable)))]
    headed = bool(paragraph.heading) and luck.random() < mix.headed
    if luck.random() < mix.question:
        asked = question_of(sentences[chosen], luck)
        # A person names what the paragraph is about, which its own sentences often only point to.
        if paragraph.heading and luck.random() < mix.headed:
            asked = f"{asked} {paragraph.heading}"
        gone = mix.answer_gone
    else:
        asked, gone = _stretch(sentences[chosen], luck), mix.gone
    if len(sentences) > 1 and luck.random() < gone:
        return Pair(_typed(asked, mix, luck), row, [n for n in every if n != chosen], headed)
    kept = every
    if luck.random() < mix.window:
        first = max(0, chosen - int(luck.integers(2)))
        kept = range(first, min(len(sentences), chosen + 1 + int(luck.integers(2))))
    return Pair(_typed(asked, mix, luck), row, kept, headed)


def _stretch(sentence: str, luck: np.random.Generator) -> str:
    words = sentence.split()
    length = int(luck.integers(4, 17))
    begin = int(luck.integers(max(1, len(words) - length + 1)))
    return " ".join(words[begin : begin + length])


def _typed(asked: str, mix: Mix, luck: np.random.Generator) -> str:
    """Return what is typed: some words left out, since nobody asks in all of the answer's, or no accents."""
    words = asked.split()
    if len(words) > 4:
        words = [word for word in words if luck.random() >= mix.dropped]
    text = " ".join(words)
    return fold(text) if luck.random() < mix.bare else text
