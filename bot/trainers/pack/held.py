"""What one document holds that slides are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.library.below import with_all_below
from assistant.library.citing import cite_place
from assistant.library.nouns import Confidence, Document, Duty, Fix, Provision, Span
from assistant.text.footnotes import body_number, body_words, marks
from assistant.wording import say
from bot.views.targets.board import Board, Row

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Held:
    """A document held word for word: its places in order, rows, duties by place, footnotes by their numbers."""

    library: "Library"
    document: Document
    clean: str
    places: tuple[Provision, ...]
    by_id: dict[str, Provision]
    below: dict[str, tuple[Provision, ...]]
    rows: dict[str, Row]
    duties: dict[str, tuple[Duty, ...]]
    footnotes: dict[str, Provision]
    fixes: tuple[Fix, ...]

    def above(self, place: Provision) -> list[Provision]:
        """Return what holds a place, the nearest first."""
        found = []
        while place.parent and place.parent in self.by_id:
            place = self.by_id[place.parent]
            found.append(place)
        return found

    def whole(self, place: Provision) -> tuple[Provision, ...]:
        """Return a place with everything below it."""
        return with_all_below(place, self.places)

    def notes_in(self, text: str) -> list[str]:
        """Return the footnotes that a text bears marks of, as their numbers and words."""
        numbers = dict.fromkeys(number for number, _, _ in marks(text))
        return [
            say("trainers.slide.note_of", mark=number, text=body_words(self.footnotes[number].text))
            for number in numbers
            if number in self.footnotes
        ]

    def corrected_in(self, spans: Sequence[Span]) -> list[str]:
        """Return what to tell of the corrections that lie in spans."""
        touching = [fix for fix in self.fixes if any(fix.touches(span) for span in spans)]
        return list(dict.fromkeys(filter(None, map(self._told_of, touching))))

    def _told_of(self, fix: Fix) -> str:
        """Return what to tell of a correction; nothing of a doubt that shows in no letter."""
        right = one_line(fix.corrected)
        if fix.confidence is Confidence.SURE:
            return say("trainers.slide.fixed", received=one_line(fix.received), corrected=right)
        # As it is shown: what was received may be written in marks of the recogniser.
        shown = one_line(self.clean[fix.start : fix.end])
        return say("trainers.slide.doubtful", received=shown, corrected=right) if shown != right else ""

    def cited(self, ids: Sequence[str]) -> list[str]:
        """Return the formal citations of places; several parts of one place are cited together."""
        kept = [self.by_id[one] for one in dict.fromkeys(ids)]
        among = {one.id for one in kept}
        kept = [one for one in kept if not any(above.id in among for above in self.above(one))]
        together: dict[str, list[tuple[Provision, str]]] = {}
        for one in kept:
            holder, own = self._named_below(one)
            together.setdefault(holder, []).append((one, own))
        return [told for holder, some in together.items() for told in self._cited_below(holder, some)]

    def _named_below(self, place: Provision) -> tuple[str, str]:
        """Return the nearest place above whose name the place's own builds on, and what that adds to it."""
        # What an act puts into another one is named by that other one's places.
        for above in self.above(place) if place.kind != "quoted" else ():
            if own := own_label(place, above):
                return above.id, own
        return place.id, ""

    def _cited_below(self, holder: str, some: Sequence[tuple[Provision, str]]) -> list[str]:
        parts = [own for _, own in some]
        if len(some) == 1 or not all(parts):
            return [cite_place(self.library, one.id) or "" for one, _ in some]
        if {one.id for one, _ in some} == {one.id for one in self.below.get(holder, ())}:
            return [cite_place(self.library, holder) or ""]
        return [cite_place(self.library, holder, part=parts_told(parts)) or ""]


def held_in(library: "Library", document: Document, board: Board) -> Held:
    """Return what a document holds."""
    places = library.provisions(document.id)
    below: dict[str, list[Provision]] = {}
    for one in places:
        below.setdefault(one.parent or "", []).append(one)
    duties: dict[str, list[Duty]] = {}
    for duty in library.duties(document.id):
        duties.setdefault(duty.provision, []).append(duty)
    notes = ((body_number(one.text), one) for one in places if one.kind == "footnote")
    return Held(
        library=library,
        document=document,
        clean=library.clean_text(document.id),
        places=places,
        by_id={one.id: one for one in places},
        below={parent: tuple(some) for parent, some in below.items()},
        rows={row.id: row for row in board.rows if row.document.id == document.id},
        duties={place: tuple(some) for place, some in duties.items()},
        footnotes={number: one for number, one in notes if number},
        fixes=tuple(one for one in library.fixes(document.id) if one.start is not None),
    )


def own_label(one: Provision, holder: Provision | None) -> str:
    """Return what a label adds to that of the place above; "" where it does not build on it."""
    if holder is None:
        return ""
    below = one.label.removeprefix(f"{holder.label}, ")
    if below != one.label:
        return below
    small = holder.label[:1].lower() + holder.label[1:]
    own = one.label.removesuffix(f" {small}").removesuffix(f" {holder.label}")
    return "" if own == one.label else own[:1].lower() + own[1:]


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    if len(names) < 2:
        return "".join(names)
    return say("trainers.slide.and", first=", ".join(names[:-1]), last=names[-1])


def parts_told(parts: Sequence[str]) -> str:
    """Return parts of one place as a paper lists them: what their names share is said once."""
    heads = {part.rpartition(" ")[0] for part in parts}
    if len(parts) < 2 or len(heads) > 1 or "" in heads:
        return listed(parts)
    return f"{heads.pop()} {listed([part.rpartition(' ')[2] for part in parts])}"


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())
