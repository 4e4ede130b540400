"""Text without the characters that print nothing but steer whoever prints: terminals, line ends, reading order."""

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Marks and overrides of direction, annotation marks, tags: with them a text reads otherwise than it is stored.
_TURNS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")


def printable(text: str, *, keep: str = "") -> str:
    """Return the text with a blank for each control character that is not to `keep`, and none that turns letters."""
    return _CONTROLS.sub(lambda found: found[0] if found[0] in keep else " ", _TURNS.sub("", text))
