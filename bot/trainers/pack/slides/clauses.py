"""Clauses as slides, word for word: those below one heading together, a long one over several."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.library.addresses import place_url
from assistant.library.nouns import Provision, Span
from assistant.library.titles import heading_of
from assistant.wording import say
from bot.exports.deck import Block, Slide
from bot.trainers.pack.held import Held, one_line
from bot.trainers.pack.slides.room import FITS, MOST_BLOCKS, TITLE, pieces, title_of

_BULLET = re.compile(r"^[-–+•*]\s+")
_HEADED = frozenset({"part", "chapter", "section", "subsection", "article", "item", "annex"})
_NO_CLAUSE = frozenset(
    {"row", "columns", "footnote", "letterhead", "enacting", "closing", "recipients", "signature", "adoption",
     "basis", "annex", "digest", "heading", "statement"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that is shown whole or not at all: a place alone, or one that leads in others with all of them."""

    order: int
    places: tuple[Provision, ...]
    heading: Provision | None

    @property
    def id(self) -> str:
        """Return the id of its first place."""
        return self.places[0].id

    @property
    def text(self) -> str:
        """Return its characters."""
        return "".join(one.text for one in self.places)


@dataclass(slots=True)
class _Filling:
    """A slide being filled."""

    heading: Provision | None
    texts: list[str] = field(default_factory=list)
    places: list[Provision] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    part: tuple[int, int] = (1, 1)

    @property
    def length(self) -> int:
        return sum(map(len, self.texts))


def units_of(held: Held, ids: Iterable[str]) -> list[Unit]:
    """Return the clauses among places, in order; headings are no clauses, they stand above them."""
    wanted = set(ids)
    taken: set[str] = set()
    found = []
    for n, place in enumerate(held.places):
        if place.id not in wanted or place.id in taken or not _says_something(place):
            continue
        if _is_heading(held, place):
            continue
        whole = tuple(one for one in held.whole(place) if _says_something(one))
        taken |= {one.id for one in whole}
        heading = next((one for one in held.above(place) if _is_heading(held, one)), None)
        found.append(Unit(n, whole, heading))
    return _led_in(found)


def _led_in(units: Sequence[Unit]) -> list[Unit]:
    """Return the units, a sentence that leads in the next one together with it."""
    found: list[Unit] = []
    for unit in units:
        last = found[-1] if found else None
        if last and _leads_in(last.places[-1].text) and last.places[-1].parent == unit.places[0].parent:
            found[-1] = Unit(last.order, (*last.places, *unit.places), last.heading)
        else:
            found.append(unit)
    return found


def _leads_in(text: str) -> bool:
    return text.rstrip().endswith(":")


def _says_something(place: Provision) -> bool:
    return place.kind not in _NO_CLAUSE and any(sign.isalpha() for sign in place.text)


def _is_heading(held: Held, place: Provision) -> bool:
    """Tell whether a place only heads others: an article may have words of its own under its heading."""
    if place.kind not in _HEADED or not held.below.get(place.id):
        return False
    text = place.text.strip()
    one_heading = len(text.splitlines()) < 3 and (
        not text.endswith((":", ".", ";")) or (len(text) <= TITLE and not text.endswith(":"))
    )
    return one_heading or place.kind in {"part", "chapter", "section", "subsection"}


def clause_slides(held: Held, units: Sequence[Unit]) -> list[Slide]:
    """Return the slides of clauses in document order, those below one heading together."""
    return [_slide(held, one) for one in _filled(units)]


def count_of(units: Sequence[Unit]) -> int:
    """Return how many slides clauses take."""
    return sum(1 for _ in _filled(units))


def _filled(units: Sequence[Unit]) -> Iterator[_Filling]:
    now: _Filling | None = None
    for unit in sorted(units, key=lambda one: one.order):
        texts = [(place, _BULLET.sub("", place.text.strip())) for place in unit.places]
        length = sum(len(text) for _, text in texts)
        if now and (now.heading != unit.heading or not _takes(now, length, len(texts))):
            yield now
            now = None
        now = now or _Filling(unit.heading)
        if _takes(now, length, len(texts)):
            for place, text in texts:
                _add(now, place, text)
            continue
        for place, text in texts:
            cut = pieces(text)
            for n, piece in enumerate(cut, 1):
                if now.texts and not _takes(now, len(piece), 1):
                    kept, now = now, _Filling(unit.heading)
                    _move_lead(kept, now)
                    yield kept
                _add(now, place, piece)
                if len(cut) > 1:
                    now.part = (n, len(cut))
        yield now
        now = None
    if now:
        yield now


def _takes(now: _Filling, length: int, blocks: int) -> bool:
    return now.length + length <= FITS and len(now.texts) + blocks <= MOST_BLOCKS


def _add(now: _Filling, place: Provision, text: str) -> None:
    at = place.start + place.text.index(text)
    now.texts.append(text)
    now.spans.append(Span(at, at + len(text)))
    if place not in now.places:
        now.places.append(place)


def _move_lead(full: _Filling, after: _Filling) -> None:
    """Move a lead-in from the end of a slide to the next one, before what it leads in."""
    if len(full.texts) > 1 and _leads_in(full.texts[-1]) and len(full.texts[-1]) < FITS // 3:
        after.texts.append(full.texts.pop())
        after.spans.append(full.spans.pop())
        after.places.append(full.places.pop())


def _slide(held: Held, one: _Filling) -> Slide:
    first = one.places[0]
    heading = heading_of(one.heading, issuer=held.document.issuer) if one.heading else first.label
    cited = held.cited([place.id for place in one.places])
    told = [*held.notes_in(" ".join(one.texts)), *held.corrected_in(one.spans)]
    n, of = one.part
    part = [say("trainers.slide.part", n=n, of=of)] if of > 1 else []
    notes = [say("trainers.notes.read", places="; ".join(cited))]
    if title_of(heading) != one_line(heading):
        notes.append(say("trainers.notes.heading", text=one_line(heading)))
    notes += [say("trainers.notes.whole", text=place.text.strip()) for place in one.places if of > 1]
    verbs = dict.fromkeys(duty.verb for place in one.places for duty in held.duties.get(place.id, ()))
    if any(verbs):
        notes.append(say("trainers.notes.verbs", verbs=", ".join(f"“{verb}”" for verb in verbs if verb)))
    return Slide(
        kind="text",
        title=title_of(heading),
        blocks=tuple(Block(text, "quote") for text in one.texts),
        small=(*cited, *part, *told),
        notes=(*notes, *told),
        address=place_url(first.id),
        places=tuple(place.id for place in one.places),
    )
