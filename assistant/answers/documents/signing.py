"""Who signed a document, in what position and for whom: read from the printed signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.library.nouns import Provision
from assistant.text.normal import fold
from assistant.wording import words

_MARK = re.compile(r"^(?P<mark>[A-ZĐ]{1,3}(?:[./][A-ZĐ]{1,2})*)\.?\s+(?P<whom>\S.*)$")
_MARKS = {
    "tm": "for",
    "kt": "in_place",
    "tl": "by_order",
    "tuq": "by_authority",
    "q": "acting",
}


@dataclass(frozen=True, slots=True)
class Signing:
    """What stands above a signer's name: his position, and for whom he signs, each as printed.

    `how` is a key of `replies.signing`; "alone" where he signs for nobody.
    """

    position: str
    whom: str
    how: str


def signing_in(signature: Provision, signer: str) -> Signing | None:
    """Return what a printed signature says of the signer beside his name, or None when it says nothing."""
    lines = [line for line in map(str.strip, signature.text.splitlines()) if line]
    above = _above(lines, signer)
    how, whom, position = "alone", "", []
    for line in above:
        marked = _MARK.match(line)
        key = _MARKS.get(re.sub(r"\W", "", fold(marked["mark"]))) if marked else None
        if marked and key:
            how, whom = (
                key,
                marked["whom"],
            )  # KT. stands below TM.: the nearer one says in whose place he signs
        else:
            position.append(line)
    if not position and not whom:
        return None
    return Signing(" ".join(position), whom, how)


def _above(lines: Sequence[str], signer: str) -> list[str]:
    """Return the lines above the signer's name that name a position or a body, without notes in brackets."""
    name = fold(signer)
    at = next((i for i, line in enumerate(lines) if name and name in fold(line)), len(lines))
    noise = {fold(phrase) for phrase in words("questions.of_signatures")}
    return [line for line in lines[:at] if not line.startswith("(") and fold(line).strip("./ ") not in noise]
