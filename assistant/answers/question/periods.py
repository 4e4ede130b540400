"""How often: the words of a text that say at which intervals something is done."""

import re
from collections.abc import Iterator

from assistant.library.nouns import Provision, Span

_REPORTS = re.compile(r"báo cáo|sơ kết", re.IGNORECASE)
_PERIOD = re.compile(
    r"định kỳ|(?:hằng|hàng|mỗi|theo) (?:tuần|tháng|quý|năm)|\b\d+ tháng|\bquý\b|giữa nhiệm kỳ|giữa kỳ",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"định kỳ", re.IGNORECASE)
_SENTENCE = re.compile(r"\S.*?(?:[.;](?=\s|$)|$)", re.DOTALL)


def is_periodic(text: str) -> bool:
    """Tell whether the text says how often."""
    return _PERIOD.search(text) is not None


def is_exact(text: str) -> bool:
    """Tell whether the text says at which intervals."""
    return _PERIOD.search(_VAGUE.sub("", text)) is not None


def printed_periods(text: str) -> tuple[str, ...]:
    """Return the words of the text that say how often, in order."""
    return tuple(dict.fromkeys(found.group() for found in _PERIOD.finditer(text)))


def periodic_sentences(provision: Provision) -> Iterator[Span]:
    """Yield the sentences of a provision's own text that say how often is reported."""
    if not _REPORTS.search(provision.text):
        return
    for found in _SENTENCE.finditer(provision.text):
        if _REPORTS.search(found.group()) and is_periodic(found.group()):
            yield Span(provision.start + found.start(), provision.start + found.end())
