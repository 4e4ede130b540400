"""What is copied, and in which characters: quotations, strange signs, and how long a sentence may be."""

import re
import unicodedata
from collections.abc import Sequence

from assistant.wording import words

LONGEST = 1200
"""Characters: no sentence is longer."""
_PAIRS = (
    ("“", "”"),
    ('"', '"'),
    ("«", "»"),
    ("„", "”"),
    ("„", "“"),
    ("‟", "”"),
    ("‹", "›"),
    ("「", "」"),
    ("『", "』"),
    ("＂", "＂"),
    ("〝", "〞"),
    ("``", "''"),
    ("''", "''"),
)
_QUOTED = re.compile("|".join(f"{re.escape(a)}([^{re.escape(b[0])}]*){re.escape(b)}" for a, b in _PAIRS))
_SINGLE = re.compile(r"(?<!\w)[‘'‛`]([^’'\n]{2,}?)[’'´](?!\w)")
SIGNS = frozenset('“”"«»„‟‹›「」『』＂〝〞')
_PLAIN = frozenset(" \n.,;:!?()[]-–—/%+&'’‘…≥≤<>=*°\"“”«»§$€|_#@")


def quoted(text: str) -> list[str]:
    """Return what a text has in quotation marks."""
    found = [next(filter(None, m.groups()), "") for m in _QUOTED.finditer(text)]
    return [one for one in (*found, *(m[1] for m in _SINGLE.finditer(text))) if one]


def foreign_quotes(claim: str, passages: Sequence[str]) -> bool:
    """Tell whether something in quotation marks is in no passage, character for character, or a mark stands alone."""
    composed = unicodedata.normalize("NFC", claim)
    rest = _QUOTED.sub("", composed)
    if any(sign in SIGNS for sign in rest) or any(
        said in composed.lower() for said in words("claims.marks.quoting")
    ):
        return True
    known = [unicodedata.normalize("NFC", one) for one in passages]
    return any(not any(_copied(one, text) for text in known) for one in quoted(composed))


def _copied(quote: str, text: str) -> bool:
    """Tell whether a text has the characters of a quotation, as whole words."""
    place = text.find(quote)
    while place >= 0:
        before, after = text[place - 1 : place], text[place + len(quote) : place + len(quote) + 1]
        if not ((before.isalnum() and quote[:1].isalnum()) or (after.isalnum() and quote[-1:].isalnum())):
            return True
        place = text.find(quote, place + 1)
    return False


def strange(claim: str, passages: Sequence[str]) -> bool:
    """Tell whether a claim has characters that neither Vietnamese nor its passages are written with."""
    composed = unicodedata.normalize("NFC", claim)
    known = None
    for character in set(composed):
        if _is_usual(character):
            continue
        if known is None:
            known = set(unicodedata.normalize("NFC", "".join(passages)))
        if character not in known or unicodedata.category(character) in {"Cf", "Cc", "Co", "Cn"}:
            return True
    return False


def _is_usual(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PLAIN
    if character in _PLAIN or character in "đĐ":
        return True
    base = unicodedata.normalize("NFD", character)
    return base[0].isascii() and base[0].isalpha() and all("\u0300" <= mark <= "\u0323" for mark in base[1:])
