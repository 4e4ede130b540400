"""The value that a question names: a bound, a share or nought, and no number of anything else."""

import re

from assistant.text.comparators import Bound, bound_in
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, has_accents
from assistant.text.numbers import NUMBER, amount

_SHARE = re.compile(rf"(?<![\w.,/-])({NUMBER.pattern})\s*(%|phần trăm|phan tram)", re.IGNORECASE)
_NOUGHT = re.compile(r"(?<![\w.,/-])(?:số )?0(?![\w/%]|[.,]\d)")


def bound_of(text: str) -> Bound | None:
    """Return the bound a text sets for values: a comparator's, a share's, or nought."""
    found = bound_in(text)
    if found and (found.unit or _ends(text[found.end :])):
        return found
    share = _SHARE.search(text)
    if share:
        return Bound("=", amount(share[1]) or 0.0, "%", *share.span())
    nought = _NOUGHT.search(text)
    return Bound("=", 0.0, "", *nought.span()) if nought else None


def _ends(after: str) -> bool:
    """Tell whether a number stands there for itself: what follows is no noun that it counts."""
    following = re.match(r"\s*([^\W\d_]+)", after)
    if following is None:
        return True
    word = following[1]
    return is_function_word(word, accented=has_accents(after)) or fold(word) in {"moc", "cot", "nam"}
