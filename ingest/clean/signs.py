"""Marks that a converter left in the text: Markdown emphasis, LaTeX signs, odd characters, pipe tables."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from ingest.clean.draft import Draft, Edit

LATEX = {
    r"\geq": "≥", r"\ge": "≥", r"\leq": "≤", r"\le": "≤", r"\neq": "≠", r"\ne": "≠",
    r"\approx": "≈", r"\sim": "~", r"\pm": "±", r"\times": "×", r"\cdot": "·",
    r"\rightarrow": "→", r"\to": "→", r"\ldots": "…", r"\%": "%", r"\&": "&", r"\_": "_", r"\$": "$",
    r"\,": " ", r"\;": " ",
}  # fmt: skip
_LATEX_SIGN = re.compile("|".join(re.escape(s) + (r"(?![A-Za-z])" if s[1].isalpha() else "") for s in LATEX))
_MATH = re.compile(r"\$(?=\s*(?:[<>=≥≤]|\\[a-z]|\d))(?P<inside>[^$\n]{1,60})\$")
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_BOLD = re.compile(r"\*\*")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])(?P<inside>[^*\n]+)(?<=\S)\*(?![\w*])")
_HEADING = re.compile(r"^#{1,6}[ \t]+", re.MULTILINE)
_PIPE_ROW = re.compile(r"^[ \t]*\|(?P<cells>.*)\|[ \t]*$", re.MULTILINE)
_PIPE_RULE = re.compile(
    r"^[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)++\|?[ \t]*+$\n?", re.MULTILINE
)


def _odd_characters(text: str) -> Iterator[Edit]:
    for found in re.finditer(r"\r\n?|[\ufeff\u200b\u200c\u200d\u2060\u00ad]|[\u00a0\u202f\u2007]", text):
        sign = found.group()
        yield Edit(found.start(), found.end(), "\n" if "\r" in sign else " " if sign.isspace() else "")


def _composed(text: str) -> Iterator[Edit]:
    for found in _DECOMPOSED.finditer(text):
        yield Edit(found.start(), found.end(), unicodedata.normalize("NFC", found.group()))


def _math(text: str) -> Iterator[Edit]:
    for found in _MATH.finditer(text):
        yield Edit(found.start(), found.start() + 1)
        yield Edit(found.end() - 1, found.end())


def _latex(text: str) -> Iterator[Edit]:
    for found in _LATEX_SIGN.finditer(text):
        yield Edit(found.start(), found.end(), LATEX[found.group()])


def _bold(text: str) -> Iterator[Edit]:
    """Yield the removal of bold marks; one that opens between two letters was a line break."""
    opening = True
    for found in _BOLD.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        yield Edit(
            found.start(), found.end(), "\n" if opening and before.isalpha() and after.isalpha() else ""
        )
        opening = not opening


def _italic(text: str) -> Iterator[Edit]:
    for found in _ITALIC.finditer(text):
        yield Edit(found.start(), found.start() + 1)
        yield Edit(found.end() - 1, found.end())


def _headings(text: str) -> Iterator[Edit]:
    for found in _HEADING.finditer(text):
        yield Edit(found.start(), found.end())


def _pipe_rules(text: str) -> Iterator[Edit]:
    for found in _PIPE_RULE.finditer(text):
        yield Edit(found.start(), found.end())


def _pipe_rows(text: str) -> Iterator[Edit]:
    for found in _PIPE_ROW.finditer(text):
        cells = "\t".join(cell.strip() for cell in found["cells"].split("|"))
        yield Edit(found.start(), found.end(), cells)


Passes = tuple[Callable[[str], Iterator[Edit]], ...]
# In this order: each pass reads what the one before it left.
PRINTED: Passes = (_odd_characters, _composed)
"""For text that a reader took from the page itself."""
CONVERTED: Passes = (
    *PRINTED,
    _math,
    _latex,
    _pipe_rules,
    _pipe_rows,
    _bold,
    _italic,
    _headings,
)
"""For text that a converter wrote as Markdown."""


def plain_signs(draft: Draft, passes: Passes) -> Draft:
    """Return the draft with converters' marks and odd characters turned into the signs that were printed."""
    for edits in passes:
        draft = draft.edited(edits(draft.text))
    return draft
