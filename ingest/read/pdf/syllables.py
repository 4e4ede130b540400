"""Whether letters are a Vietnamese syllable: what tells a narrow blank from a wide joint."""

import re
import unicodedata

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])"
_NUCLEUS = (
    "(?:iêu|yêu|oai|oay|uây|uôi|ươi|ươu|uya|oeo|uao|uyu|oa|oe|uê|uơ|uy|ia|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu"
    "|oi|ôi|ơi|ui|ưi|ưu|[aeêioôơuưy])"
)
_NEEDS_END = "(?:iê|yê|uyê|uô|ươ|oă|uâ|oo|ă|â)"
_END = "(?:ng|nh|ch|[cmnpt])"
_CLOSING = "(?:oa|oe|uê|uy|[aeêioôơuưy])"
_SYLLABLE = re.compile(f"{_ONSET}?(?:{_NUCLEUS}|(?:{_CLOSING}|{_NEEDS_END}){_END})", re.IGNORECASE)
_UNFINISHED = re.compile(f"{_ONSET}?{_NEEDS_END}", re.IGNORECASE)
_REST = re.compile(_END)
_LAST = re.compile(r"[^\W\d_]*$")
_FIRST = re.compile(r"[^\W\d_]*")


def are_two(before: str, after: str) -> bool:
    """Tell whether letters on both sides of a narrow gap are two syllables, and could not be one."""
    left, right = _LAST.search(before), _FIRST.match(after)
    if not left or not right or len(left[0]) < 2 or len(right[0]) < 2:
        return False
    return is_syllable(left[0]) and is_syllable(right[0]) and not is_syllable(left[0] + right[0])


def is_cut(before: str, after: str) -> bool:
    """Tell whether a syllable was cut between two lines of a narrow cell ("Kiể", "m tra")."""
    left, right = _LAST.search(before), _FIRST.match(after)
    return bool(left and right and _UNFINISHED.fullmatch(_bare(left[0])) and _REST.fullmatch(_bare(right[0])))


def is_syllable(letters: str) -> bool:
    """Tell whether the letters are one syllable, in any case and with any tone."""
    return _SYLLABLE.fullmatch(_bare(letters)) is not None


def _bare(letters: str) -> str:
    """Return the letters without their tones."""
    parts = unicodedata.normalize("NFD", letters).translate(_TONES)
    return unicodedata.normalize("NFC", parts)
