"""A topic as a part of the session: its slides within the room it gets, and what is told of what had none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.library.addresses import place_url
from assistant.library.nouns import Provision
from assistant.library.titles import heading_of
from assistant.wording import say
from bot.desk.desk import Desk
from bot.exports.deck import Slide
from bot.trainers.pack.choosing import Matter, Shown, chosen, need_of
from bot.trainers.pack.held import Held, one_line, own_label, parts_told
from bot.trainers.pack.pack import Audience
from bot.trainers.pack.slides.clauses import clause_slides
from bot.trainers.pack.slides.documents import outline_slide
from bot.trainers.pack.slides.framing import section_slide
from bot.trainers.pack.slides.room import title_of
from bot.trainers.pack.slides.targets import picture_slide, table_slides
from bot.trainers.pack.slides.task_rows import task_slides
from bot.trainers.topic import About, Topic
from bot.views.targets.beside import look_alikes
from bot.views.targets.board import Board

_OUTLINE_FROM = 6
"""A whole document is outlined where it has at least so many slides."""
_TOLD = 6


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said of a topic: its name, its slides, and what the trainer should know of it."""

    name: str
    slides: tuple[Slide, ...]
    told: tuple[str, ...]


def name_of(topic: Topic) -> str:
    """Return what the part on a topic is called."""
    if topic.about in {About.AGENCY, About.DOCUMENT}:
        return say(f"trainers.part.{topic.about.value}", name=topic.name)
    return topic.name


def rooms(matters: Sequence[tuple[Held, Matter]], room: int) -> list[int]:
    """Return the slides that each topic gets: alike, but none more than it needs."""
    needs = [need_of(held, matter) for held, matter in matters]
    got = [0] * len(needs)
    for _ in range(min(room, sum(needs))):
        at = min((n for n in range(len(needs)) if got[n] < needs[n]), key=lambda n: (got[n], n))
        got[at] += 1
    return got


def talk_of(
    desk: Desk, board: Board, audience: Audience, held: Held, matter: Matter, room: int, *, section: bool
) -> Talk:
    """Return a topic's slides, `room` of them and one to open it where it is a `section`."""
    topic = matter.topic
    outline = outline_slide(held) if topic.about is About.DOCUMENT and room >= _OUTLINE_FROM else None
    shown = chosen(held, matter, audience, room - bool(outline))
    body = [*([outline] if outline else []), *_body(desk, board, audience, held, shown)]
    told = _left(topic, held, shown.left)
    if shown.left and body:
        note = say("trainers.notes.left", places="; ".join(_places(held, shown.left)))
        body[-1] = replace(body[-1], notes=(*body[-1].notes, note))
    if section and body:
        body.insert(0, _section(held, topic))
    return Talk(title_of(name_of(topic)), tuple(body), tuple(told))


def _body(desk: Desk, board: Board, audience: Audience, held: Held, shown: Shown) -> list[Slide]:
    """Return the slides, what the audience's session puts first in front."""
    clauses = clause_slides(held, shown.clauses)
    if not shown.rows and not shown.given and not shown.pictures:
        return [*clauses, *task_slides(held, shown.tasks)]
    kinds = (
        _figures(desk, board, held, shown),
        [*clause_slides(held, shown.given), *task_slides(held, shown.tasks)],
        clauses,
    )
    order = sorted(range(3), key=lambda n: (-audience.shares[n], n))
    return [slide for n in order for slide in kinds[n]]


def _figures(desk: Desk, board: Board, held: Held, shown: Shown) -> list[Slide]:
    """Return tables and charts in the order of their first rows."""
    order = {place_url(row.id): row.order for row in (*shown.rows, *shown.pictures)}
    pictures = (picture_slide(held, row, look_alikes(desk, board, row)) for row in shown.pictures)
    slides = [*table_slides(held, shown.rows), *(one for one in pictures if one)]
    return sorted(slides, key=lambda one: order[one.address])


def _section(held: Held, topic: Topic) -> Slide:
    first = held.by_id[topic.places[0]]
    heading = heading_of(first, issuer=held.document.issuer) if topic.about is About.TASKS else ""
    whole = one_line(heading)
    name = title_of(name_of(topic))
    if title_of(whole) != whole:
        return section_slide(held, first.label, whole, topic.places[:1])
    at = topic.places[:1] if topic.about is About.TASKS else ()
    return section_slide(held, name, "", at)


def _left(topic: Topic, held: Held, left: Sequence[Provision]) -> list[str]:
    if not left:
        return []
    named = "; ".join(_places(held, left[:_TOLD]))
    rest = len(left) - _TOLD
    places = say("trainers.told.left_places", places=named, count=rest) if rest > 0 else named
    key = "left_rows" if all(one.id in held.rows for one in left) else "left"
    return [say(f"trainers.told.{key}", topic=name_of(topic), count=len(left), places=places)]


def _places(held: Held, left: Sequence[Provision]) -> list[str]:
    """Return the places that had no room, those below one heading together."""
    together: dict[str, list[str]] = {}
    for one in left:
        holder = held.by_id.get(one.parent or "")
        own = own_label(one, holder)
        together.setdefault(holder.label if holder and own else one.label, []).append(own)
    return [
        say("trainers.notes.below", place=place, parts=parts_told(parts)) if all(parts) else place
        for place, parts in together.items()
    ]
