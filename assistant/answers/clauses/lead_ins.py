"""Words that say only a half by themselves: a point without what leads it in, a line without its record."""

import re
from bisect import bisect_left

from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Provision

_POINTS = frozenset({"point", "quoted"})
_LONGEST_LEAD = 400
"""A longer lead-in, in characters, is a clause of its own."""

_LINE = re.compile(r"\s*(?:\d+|[a-zđ])[.)]\s+[^:.;]{3,60}:\s+\S")
_LINES = 3
_LONGEST_RECORD = 1500
"""What has more characters is an article whose clauses each say a thing of their own."""


def said_text(provision: Provision, lexicon: Lexicon) -> str:
    """Return what is said where a provision is: its own words, after those that lead it in."""
    lead = lead_in(provision, lexicon)
    return f"{lead.text}\n{provision.text}" if lead else provision.text


def led_in(provision: Provision, lexicon: Lexicon) -> list[Provision]:
    """Return the places beside one that ends in a colon, which it leads in without being above them."""
    if not provision.text.rstrip().endswith(":") or provision.subtree_end > provision.end:
        return []
    beside = [
        one
        for one in lexicon.library.provisions(provision.document)
        if one.parent == provision.parent and one.start > provision.start
    ]
    ends = next((n for n, one in enumerate(beside) if is_unmarked(one)), len(beside))
    return beside[:ends]


def lead_in(provision: Provision, lexicon: Lexicon) -> Provision | None:
    """Return the words that lead in a point, without which it says only a half; None where it stands alone."""
    if provision.kind not in _POINTS or is_unmarked(provision):
        return None
    held = lexicon.library.provisions(provision.document)
    before = reversed(held[: bisect_left(held, provision.start, key=lambda one: one.start)])
    near = (one for one in before if provision.parent in {one.id, one.parent})
    leading = next((one for one in near if is_unmarked(one) or one.id == provision.parent), None)
    ends = leading is not None and leading.text.rstrip().endswith(":") and len(leading.text) <= _LONGEST_LEAD
    return leading if ends else None


def record_of(provision: Provision, lexicon: Lexicon) -> Provision | None:
    """Return the clause above one that is a line of a record ("2. Cơ quan chủ trì: …"), all lines of which are such."""
    if not provision.parent or not _LINE.match(provision.text):
        return None
    above = lexicon.provision(provision.parent)
    if above.subtree_end - above.start > _LONGEST_RECORD:
        return None
    lines = [one for one in lexicon.library.subtree(above) if one.id != above.id]
    told = len(lines) >= _LINES and all(one.parent == above.id and _LINE.match(one.text) for one in lines)
    return above if told else None


def is_unmarked(provision: Provision) -> bool:
    """Tell whether a place is a paragraph that bears no number or letter of its own."""
    return "~" in provision.path.rpartition(".")[2]
