"""Characters as Telegram shows them: what is safe of a text, what is seen of it, where it may be cut."""

import re
import unicodedata

from assistant.text.printable import printable

_UNSEEN = (
    "\\s\x00-\x1f\x7f-\x9f\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_SEEN = re.compile(f"[^{_UNSEEN}]")
_MARKS = (
    "\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
# Nobody reads more marks upon a letter, or more blanks in a row; a text of nothing else fills a screen.
_HEAPED = re.compile(f"([{_UNSEEN}{_MARKS}]{{32}})[{_UNSEEN}{_MARKS}]+")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")
_REFUSED = re.compile("[\x00-\x09\x0b-\x1f]")
_STEERS = re.compile("[\u202a-\u202e]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_WIDE = "\u2003"


def shown(text: str) -> str:
    """Return what is safe to show of a text from outside, on one line.

    Controls and line breaks are blanks, what turns letters is gone; more than 32 marks, blanks or unseen
    characters in a row are 32.
    """
    return _HEAPED.sub(r"\1", printable(text))


def kept(text: str) -> str:
    """Return a quote's own characters, save those that never arrive on Telegram.

    It takes no lone surrogate (U+FFFD stands for one), shows a blank for a control character (a wide one for a tab,
    so that the cells of a table stay apart), and drops a carriage return, U+2028 and U+2029 (a line feed stands
    for these line breaks) and U+202A to U+202E.
    """
    text = _SURROGATES.sub("\ufffd", _BREAKS.sub("\n", text))
    return _STEERS.sub("", _REFUSED.sub(" ", text.replace("\t", _WIDE)))


def seen(text: str) -> bool:
    """Tell whether anything of the text is seen; Telegram refuses a message of nothing else."""
    return _SEEN.search(text) is not None


def units(text: str) -> int:
    """Return how long Telegram finds a text: its UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


_JOINERS = frozenset("\u200c\u200d\u0e33\u0eb3\uff9e\uff9f")
_PARTING = frozenset("\u200b\u2060\ufeff\u00ad")
_SENTENCE = re.compile(r"[.!?;:…][\"”»’)\]]*\s+")
_BLANKS = re.compile(r"\s+")


def cut(text: str, most: int) -> int:
    """Return where to cut a text of more than `most` characters so that the first part has at most as many.

    After a line, else a sentence, else a word; inside a word between two letters as they are read, and
    inside one of these only where it is longer than `most` itself.
    """
    half = most // 2
    line = text.rfind("\n", half, most) + 1
    if line and not _joined(text, line):
        return line
    for borders, start in ((_SENTENCE, half), (_BLANKS, half), (_BLANKS, 0)):
        ends = [found.end() for found in borders.finditer(text, start, most)]
        for end in reversed(ends):
            if not _joined(text, end):
                return end
    return next((at for at in range(most, 0, -1) if not _joined(text, at)), most)


def _joined(text: str, at: int) -> bool:
    """Tell whether the characters before and after `at` are read as one; in doubt they are."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if after < "\u0300" and before < "\u0300":
        return False
    return (
        after in _JOINERS
        or before == "\u200d"
        or unicodedata.category(after)[0] == "M"
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or "\U000e0020" <= after <= "\U000e007f"
        or unicodedata.combining(before) == 9
        or _hangul(before, after)
        or (unicodedata.category(before) == "Cf" and before not in _PARTING)
        or _half_a_flag(text, at)
    )


def _hangul(before: str, after: str) -> bool:
    return (
        "\u1160" <= after <= "\u11ff"
        or "\ud7b0" <= after <= "\ud7fb"
        or (_leads(before) and (_leads(after) or "\uac00" <= after <= "\ud7a3"))
    )


def _leads(letter: str) -> bool:
    return "\u1100" <= letter <= "\u115f" or "\ua960" <= letter <= "\ua97c"


def _half_a_flag(text: str, at: int) -> bool:
    start = at
    while start and "\U0001f1e6" <= text[start - 1] <= "\U0001f1ff":
        start -= 1
    return (at - start) % 2 == 1 and "\U0001f1e6" <= text[at] <= "\U0001f1ff"
