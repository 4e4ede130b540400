"""What of a topic is shown: as much as there is room for, what speaks to the audience first."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant.library.nouns import Provision
from bot.trainers.pack.audiences import heard_by
from bot.trainers.pack.held import Held
from bot.trainers.pack.pack import Audience
from bot.trainers.pack.slides.clauses import Unit, count_of, units_of
from bot.trainers.pack.slides.targets import growth_of, is_telling, table_count, with_values
from bot.trainers.pack.slides.task_rows import task_count
from bot.trainers.topic import About, Topic
from bot.views.targets.board import Row

_Thing = TypeVar("_Thing")
_Read = TypeVar("_Read", Unit, Provision)
_MUCH = 3
"""Words of an audience in a clause beyond which more of them make no difference."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a topic has to show: indicators, assigned duties in clauses and in tables, other clauses."""

    topic: Topic
    rows: tuple[Row, ...]
    given: tuple[Unit, ...]
    tasks: tuple[Provision, ...]
    clauses: tuple[Unit, ...]

    @property
    def places(self) -> set[str]:
        """Return the ids of all that it has."""
        shown = (*(row.provision for row in self.rows), *self.tasks)
        return {one.id for one in shown} | {
            p.id for unit in (*self.given, *self.clauses) for p in unit.places
        }

    @property
    def is_empty(self) -> bool:
        """Tell whether it has nothing to show."""
        return not (self.rows or self.given or self.tasks or self.clauses)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a topic, in document order, and what had no room."""

    rows: tuple[Row, ...] = ()
    pictures: tuple[Row, ...] = ()
    given: tuple[Unit, ...] = ()
    tasks: tuple[Provision, ...] = ()
    clauses: tuple[Unit, ...] = ()
    left: tuple[Provision, ...] = ()


def matter_of(held: Held, topic: Topic, taken: Collection[str] = ()) -> Matter:
    """Return what a topic has to show, without the places `taken` by others."""
    ids = [one for one in topic.places if one in held.by_id and one not in taken]
    rows = with_values([held.rows[id_] for id_ in ids if id_ in held.rows])
    units = units_of(held, ids)
    giving = {
        place
        for place, duties in held.duties.items()
        if topic.about is not About.AGENCY or any(one.agency_id == topic.agency for one in duties)
    }
    tasks = [
        held.by_id[id_]
        for id_ in ids
        if held.by_id[id_].kind == "row" and id_ in giving and id_ not in held.rows
    ]
    apart = topic.about is About.DOCUMENT
    given = [one for one in units if apart and any(place.id in giving for place in one.places)]
    return Matter(topic, tuple(rows), tuple(given), tuple(tasks), tuple(u for u in units if u not in given))


def need_of(held: Held, matter: Matter) -> int:
    """Return how many slides all that a topic has would take, with a chart for each third of them."""
    return sum(_needs(held, matter))


def chosen(held: Held, matter: Matter, audience: Audience, room: int) -> Shown:
    """Return what of a topic `room` slides show."""
    for_rows, for_duties, for_clauses = _rooms(held, matter, audience, room)
    wide = matter.topic.about is About.DOCUMENT
    rows, pictures = _rows(matter.rows, audience, for_rows, wide=wide)
    spare = for_rows - table_count(rows) - len(pictures)
    tasks = _taken(matter.tasks, audience, for_duties, lambda some: task_count(held, some), wide=wide)
    for_given = for_duties - task_count(held, tasks)
    given = _taken(matter.given, audience, for_given, count_of, wide=wide)
    spare += for_given - count_of(given)
    clauses = _taken(matter.clauses, audience, for_clauses + spare, count_of, wide=wide)
    shown = {row.id for row in (*rows, *pictures)} | {one.id for one in tasks}
    shown |= {one.id for one in (*given, *clauses)}
    every = [*(row.provision for row in matter.rows), *matter.tasks,
             *(one.places[0] for one in (*matter.given, *matter.clauses))]  # fmt: skip
    left = sorted((one for one in every if one.id not in shown), key=lambda one: one.start)
    return Shown(tuple(rows), tuple(pictures), tuple(given), tuple(tasks), tuple(clauses), tuple(left))


def _rooms(held: Held, matter: Matter, audience: Audience, room: int) -> tuple[int, int, int]:
    """Return the slides for indicators, duties and other clauses, by the audience's shares.

    None gets more than it needs, and what does not speak to the audience only gets what is left over.
    """
    speaking = _needs(held, _spoken_of(matter, audience))
    got = [0, 0, 0]
    for needs in (speaking, _needs(held, matter)):
        for _ in range(min(room - sum(got), sum(map(max, needs, got)) - sum(got))):
            at = min(
                (n for n in range(3) if got[n] < needs[n]),
                key=lambda n: ((got[n] + 1) / max(audience.shares[n], 0.1), n),
            )
            got[at] += 1
    return got[0], got[1], got[2]


def _needs(held: Held, matter: Matter) -> list[int]:
    tables = table_count(matter.rows)
    return [
        tables + min(sum(map(is_telling, matter.rows)), tables),
        count_of(matter.given) + task_count(held, matter.tasks),
        count_of(matter.clauses),
    ]


def _spoken_of(matter: Matter, audience: Audience) -> Matter:
    """Return what of a topic speaks to an audience."""
    return replace(
        matter,
        rows=tuple(row for row in matter.rows if heard_by(audience, row.target.name)),
        given=tuple(unit for unit in matter.given if heard_by(audience, unit.text)),
        tasks=tuple(task for task in matter.tasks if heard_by(audience, task.text)),
        clauses=tuple(unit for unit in matter.clauses if heard_by(audience, unit.text)),
    )


def _rows(rows: Sequence[Row], audience: Audience, room: int, *, wide: bool) -> tuple[list[Row], list[Row]]:
    """Return the rows for tables and those for charts: a third to a half of the slides are charts."""
    if not rows or not room:
        return [], []
    heard = {row.id: heard_by(audience, row.target.name) for row in rows}
    ranked = sorted(rows, key=lambda row: (-heard[row.id], row.order))
    telling = [row for row in ranked if is_telling(row)]
    telling.sort(key=lambda row: (-heard[row.id], -growth_of(row), row.order))
    whole = table_count(rows)
    spare = room - table_count([row for row in rows if heard[row.id]])
    pictures = telling[: max(1, room // 3, min(room // 2, spare), room - whole) if room > 1 else 0]
    pictured = {row.id for row in pictures}
    candidates = ranked
    if whole + len(pictures) > room:
        candidates = [row for row in ranked if row.id not in pictured]
        speaking = [row for row in candidates if heard[row.id]]
        # In a session on more than indicators, rows that say nothing to the audience do not fill up tables.
        if len(speaking) > 1 and (wide or table_count(speaking) + len(pictures) >= room):
            candidates = speaking
    tables = _greedy(candidates, room - len(pictures), table_count)
    return sorted(tables, key=lambda row: row.order), sorted(pictures, key=lambda row: row.order)


def _taken(
    things: Sequence[_Read],
    audience: Audience,
    room: int,
    count: Callable[[Sequence[_Read]], int],
    *,
    wide: bool,
) -> list[_Read]:
    """Return the things that `room` slides hold, in their order, those that speak to the audience first.

    Of those that speak alike, a `wide` choice takes one below each heading before a second one.
    """
    seen: Counter[str] = Counter()
    rank: dict[int, tuple[int, int, int]] = {}
    for n, one in enumerate(things):
        told, heading = _read(one)
        rank[id(one)] = (-min(heard_by(audience, told), _MUCH), seen[heading] if wide else 0, n)
        seen[heading] += 1
    found = _greedy(sorted(things, key=lambda one: rank[id(one)]), room, count)
    return sorted(found, key=lambda one: rank[id(one)][2])


def _read(one: Unit | Provision) -> tuple[str, str]:
    """Return the text of a thing and what heads it."""
    if isinstance(one, Provision):
        return one.text, one.parent or ""
    return one.text, one.heading.id if one.heading else ""


def _greedy(ranked: Iterable[_Thing], room: int, count: Callable[[Sequence[_Thing]], int]) -> list[_Thing]:
    found: list[_Thing] = []
    for one in ranked:
        if count([*found, one]) <= room:
            found.append(one)
    return found
