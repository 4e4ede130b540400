"""Whether a claim says by the year, or in all, what its passages say by the month, or for each."""

from functools import lru_cache

from assistant.answers.proof.claims.reading import listed, sayings, told
from assistant.answers.proof.claims.said import says


def other_measure(claim: str, passage: str) -> bool:
    """Tell whether a claim measures by a time that its passages do not measure by, or sums what they do not."""
    printed = _measures(passage)
    times = frozenset(listed("claims.wary.times"))
    if says(claim, "summing") and not (
        says(passage, "summing") if printed & times else says(passage, "sums")
    ):
        return True
    return bool(printed) and bool((_measures(claim) & times) - printed)


@lru_cache(maxsize=512)
def _measures(text: str) -> frozenset[str]:
    """Return what a text measures by: "mỗi tháng", "đồng/hộ", "một năm", "quý một lần"."""
    read = told(text)
    known = (sayings("claims.wary.times"), sayings("claims.wary.measures"))
    found = set()
    for place in range(len(read.words)):
        named = next(filter(None, (one.at(read.words, place) for one in known)), None)
        if named is None:
            continue
        before = read.words[place - 1] if place else None
        slash = before is not None and "/" in read.text[before.end : read.words[place].start]
        each = before is not None and before.text in listed("claims.wary.each")
        behind = [word.text for word in read.words[named[0] : named[0] + 2]]
        if slash or each or behind == ["một", "lần"]:
            found.add(named[1])
    return frozenset(found)
