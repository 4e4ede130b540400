"""Questions on what stands where: the text is looked up under every heading that is offered, and what is nearly it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from evals.quizzes.asked import Asked
from evals.quizzes.outline import Part, cited
from evals.quizzes.papers import Paper
from evals.quizzes.proofs import explains
from evals.quizzes.spelling import bare, likeness, pieces, solid, words_of
from evals.quizzes.verdict import Fault, ambiguous, unproven, unread, wrong

ALIKE = 0.7
_ELLIPSIS = ' …."”'


def heading_named(asked: Asked, said: str) -> tuple[Part | None, Fault | None]:
    """Return the part that an option or a question names by its label and words, or why none is."""
    fields = asked.sentences.read("part.option_heading", said)
    label, name = (fields["label"], fields["name"]) if fields else (said, "")
    part = asked.paper.at(cited(label))
    if part is None:
        return None, unread(f"no part is cited as “{label}”")
    if name and not _named(part, name):
        return None, wrong(f"{label} is not headed “{name}”")
    return part, None


def _named(part: Part, name: str) -> bool:
    return solid(part.words).startswith(solid(name.rstrip(_ELLIPSIS)))


def stands_in(paper: Paper, said: str, part: Part) -> bool:
    """Tell whether a text stands under a heading."""
    return any(part.start <= at < part.reach for at in paper.places(said.rstrip(_ELLIPSIS)))


def nearly_in(paper: Paper, said: str, part: Part) -> str:
    """Return what stands under a heading and is a clause of a text, or nearly one; "" where nothing is."""
    below = [one for one in paper.parts if one.is_within(part)]
    for wanted in pieces(said):
        if len(words_of(wanted)) < 6:
            continue
        for one in below:
            for piece in pieces(one.words):
                if len(words_of(piece)) >= 6 and likeness(wanted, piece, paper.worn) >= ALIKE:
                    return piece.strip()
    return ""


def _outside(asked: Asked, said: str, part: Part, label: str) -> Iterator[Fault]:
    if stands_in(asked.paper, said, part):
        yield ambiguous(f"“{said[:60]}” stands in {label} too")
    elif near := nearly_in(asked.paper, said, part):
        yield ambiguous(f"{label} has “{near[:80]}” beside “{said[:80]}”")


def _proven(asked: Asked, said: str, part: Part) -> Iterator[Fault]:
    """Yield the fault of no quote that holds a text under a heading, or none that holds the heading."""
    told = [(asked.paper.at(cited(quote.label)), quote.text) for quote in asked.item.proofs]
    sought = solid(said.rstrip(_ELLIPSIS))
    if not any(at is not None and at.is_within(part) and sought in solid(words) for at, words in told):
        yield unproven(f"no quote of “{said[:60]}” there")
    if not any(at is part for at, _ in told):
        yield unproven(f"no quote of the heading “{part.text[:60]}”")


def where_question(asked: Asked) -> Iterator[Fault]:
    """Judge "under which heading does the text stand?"."""
    said = asked.fields["text"]
    for option in asked.item.options:
        part, fault = heading_named(asked, option)
        if part is None:
            yield fault or unread(option)
        elif option in asked.right:
            if not stands_in(asked.paper, said, part):
                yield wrong(f"“{said[:60]}” does not stand in {option[:40]}")
            yield from _proven(asked, said, part)
        else:
            yield from _outside(asked, said, part, option[:40])


def parts_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which texts stand under the heading?"."""
    part, fault = heading_named(asked, asked.fields["heading"])
    if part is None:
        yield fault or unread("no heading")
        return
    for said in asked.right:
        if not stands_in(asked.paper, said, part):
            yield wrong(f"“{said[:60]}” does not stand there")
        yield from _proven(asked, said, part)
    for said in asked.others:
        if not asked.paper.places(said.rstrip(_ELLIPSIS)):
            yield wrong(f"“{said[:60]}” is not in the text")
        yield from _outside(asked, said, part, "the heading")


def truth_question(asked: Asked) -> Iterator[Fault]:
    """Judge "true or false: the text stands under the heading"."""
    said = asked.fields["text"]
    part, fault = heading_named(asked, asked.fields["heading"])
    if part is None:
        yield fault or unread("no heading")
        return
    if not asked.paper.places(said.rstrip(_ELLIPSIS)):
        yield wrong(f"“{said[:60]}” is not in the text")
    within = stands_in(asked.paper, said, part)
    if within != asked.says_true:
        yield wrong(f"“{said[:60]}” {'stands' if within else 'does not stand'} there")
    elif asked.says_true:
        yield from _proven(asked, said, part)
    else:
        yield from _outside(asked, said, part, "the heading")
        if not any(solid(said.rstrip(_ELLIPSIS)) in solid(quote.text) for quote in asked.item.proofs):
            yield unproven("no quote of the text")
    yield from explains(asked, "clause", truly=asked.says_true)


def match_question(asked: Asked) -> Iterator[Fault]:
    """Judge "put beside each text the heading that it stands under"."""
    headings = []
    for option in asked.item.options:
        part, fault = heading_named(asked, option)
        if part is None:
            yield fault or unread(option)
        headings.append(part)
    for said, at in zip(asked.item.left, asked.item.key, strict=False):
        for n, part in enumerate(headings):
            if part is None:
                continue
            if n == at:
                if not stands_in(asked.paper, said, part):
                    yield wrong(f"“{said[:60]}” does not stand in {asked.item.options[n][:40]}")
                yield from _proven(asked, said, part)
            else:
                yield from _outside(asked, said, part, asked.item.options[n][:40])


def order_question(asked: Asked) -> Iterator[Fault]:
    """Judge "put the headings, or what stands below one, in the order of the document"."""
    heading = asked.fields.get("heading")
    above = None
    if heading:
        above, fault = heading_named(asked, heading)
        if above is None:
            yield fault or unread("no heading")
            return
    beside = [part for part in asked.paper.parts if part.above is above and part.words and part.rank < 10]
    yield from _in_order(asked, beside)


def _in_order(asked: Asked, beside: Sequence[Part]) -> Iterator[Fault]:
    found = []
    for option in asked.right:
        fitting = [part for part in beside if _named(part, option)]
        if len(fitting) != 1:
            why = f"“{option[:60]}” is said of {len(fitting)} of the parts"
            yield ambiguous(why) if fitting else wrong(why)
            continue
        if not any(asked.paper.at(cited(quote.label)) is fitting[0] for quote in asked.item.proofs):
            yield unproven(f"no quote of “{option[:60]}”")
        found.append(fitting[0])
    if any(one.start > other.start for one, other in pairwise(found)):
        yield wrong("the document has another order")
    if len({bare(part.words) for part in found}) < len(found):
        yield ambiguous("two parts are headed alike")
