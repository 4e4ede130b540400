"""Accents that a file draws by themselves are put on the letters they belong to."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.read.pdf.page import Glyph

_ACCENTS = {
    "\u00b4": "\u0301",
    "\u0060": "\u0300",
    "\u02c6": "\u0302",
    "\u02d8": "\u0306",
    "\u02dc": "\u0303",
}


def with_accents(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the glyphs with accents that were drawn by themselves put on the letters under them."""
    done: list[Glyph] = []
    for at, glyph in enumerate(glyphs):
        mark = _ACCENTS.get(glyph.text, glyph.text)
        if not unicodedata.combining(mark[0]):
            done.append(glyph)
            continue
        near = done[-1:] if mark == glyph.text else []
        near = [*near, *done[-4:], *glyphs[at + 1 : at + 3]]
        below = next((one for one in near if _carries(one, glyph)), None)
        if below is None and mark == glyph.text and done and done[-1].text != " ":
            below = done[-1]
        if below is None:
            done.append(glyph)
        elif below in done:
            place = len(done) - 1 - done[::-1].index(below)
            done[place] = replace(below, text=below.text + mark)
        else:  # the letter is drawn after its accent
            done.append(replace(glyph, text=mark))
    return _accent_after_letter(done)


def _carries(letter: Glyph, accent: Glyph) -> bool:
    middle = (accent.x0 + accent.x1) / 2
    return (
        letter.text[0].isalpha()
        and letter.x0 - 0.05 * letter.size <= middle <= letter.x1 + 0.05 * letter.size
        and abs(letter.base - accent.base) < letter.size
    )


def _accent_after_letter(glyphs: list[Glyph]) -> list[Glyph]:
    done: list[Glyph] = []
    for glyph in glyphs:
        before = done[-1] if done else None
        if (
            before
            and len(before.text) == 1
            and unicodedata.combining(before.text)
            and _carries(glyph, before)
        ):
            done[-1] = replace(glyph, text=glyph.text + before.text)
        else:
            done.append(glyph)
    return done
