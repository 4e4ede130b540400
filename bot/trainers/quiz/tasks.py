"""Tasks that documents give to agencies, and which agencies are surely not given one: what duties are asked from."""

import itertools
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log

from assistant.answers.answer import Quote
from assistant.library.nouns import Duty, Role, Span
from assistant.text.footnotes import DIGITS
from assistant.wording import pairs
from assistant.wording import words as listed
from bot.trainers.quiz.choosing import alike, said_words
from bot.trainers.quiz.held import Held, trimmed
from bot.trainers.quiz.making import rank
from bot.trainers.quiz.offices import (
    Office,
    begins,
    names_office,
    offices_of,
    printed_name,
    related,
    spelled_out,
    within,
)

LONGEST_TASK = 220
MOST_TASKS = 150
"""So many tasks of a document are asked about at most, chosen evenly."""
_SHORTEST = 40
_FEWEST_WORDS = 5
_ALIKE = 0.6
"""Two tasks are alike where the shorter one has so many of its words in the other."""
_SHARED = 0.33
"""A task may be another agency's too where so much of what the words of either weigh is said in what that one does."""
_GROUPED = 0.8
"""A task names a group of bodies where it has so many of the words that the group is called by."""
_OF_WORK = said_words("trách nhiệm nhiệm vụ tổ chức thực hiện")
_ALSO = frozenset({Role.REPORTS, Role.INSPECTS})
"""What many agencies do alike: told of one only where the other does nothing of the sort."""
_TOLD_THERE = 0.5
"""A place says a task too where it has so many of the pairs of words that stand beside each other in it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A run of a duty's clause from its printed verb on, and what proves to whom it is given."""

    duty: Duty
    span: Span
    text: str
    said: frozenset[str]
    runs: frozenset[tuple[str, str]]
    proofs: tuple[Quote, ...]

    @property
    def fact(self) -> str:
        """Return the name of what the task tells."""
        return f"{self.duty.document}:duty:{self.span.start}"


class Tasks:
    """All tasks of a document that can be told to an agency, and the agencies that are given any."""

    def __init__(self, held: Held) -> None:
        """Read the duties of `held`."""
        self.held = held
        self.offices = {one.id: one for one in offices_of(held)}
        clauses = [said_words(text) for text in {one.span.of(held.clean) for one in held.duties}]
        times = Counter(word for said in clauses for word in said)
        self._weights = {word: log((len(clauses) + 1) / count) for word, count in times.items()}
        givers: dict[tuple[int, int], set[str]] = {}
        for duty in held.duties:
            givers.setdefault((duty.span.start, duty.span.end), set()).add(duty.agency_id)
        found = [
            task
            for duty in held.duties
            if len(givers[duty.span.start, duty.span.end]) == 1
            and duty.agency_id in self.offices
            and (task := _task(held, duty, self.offices[duty.agency_id]))
        ]
        kept = {task.fact for task in sorted(found, key=lambda one: rank(one.text))[:MOST_TASKS]}
        self.all = tuple(task for task in found if task.fact in kept)
        self._foreign: dict[tuple[str, str], bool] = {}
        self._related: dict[tuple[str, str], bool] = {}

    def of(self, office: Office) -> list[Task]:
        """Return the tasks of an agency, none of which says nearly the same as one before it."""
        found: list[Task] = []
        for task in self.all:
            if task.duty.agency_id == office.id and not any(
                alike(task.said, one.said, _ALIKE) for one in found
            ):
                found.append(task)
        return found

    def owner(self, task: Task) -> Office:
        """Return the agency that a task is given to."""
        return self.offices[task.duty.agency_id]

    def denied(self, task: Task, office: Office) -> bool:
        """Tell whether an agency is surely not given a task, nor a part of it, nor nearly the same elsewhere.

        It is not so of bodies in general, of one that has to do with the agency that is given it, and of one that the
        clause names.
        """
        return not office.is_general and self.is_foreign(task, office)

    def is_foreign(self, task: Task, office: Office) -> bool:
        """Tell the same of any agency that has tasks of its own, bodies in general too."""
        known = (task.fact, office.id)
        if known not in self._foreign:
            self._foreign[known] = self._is_foreign(task, office)
        return self._foreign[known]

    def related(self, one: Office, other: Office) -> bool:
        """Tell what `related` does, once for each two agencies."""
        known = (min(one.id, other.id), max(one.id, other.id))
        if known not in self._related:
            self._related[known] = related(one, other)
        return self._related[known]

    def _is_foreign(self, task: Task, office: Office) -> bool:
        owner = self.owner(task)
        if self.related(owner, office) or (task.duty.role in _ALSO and task.duty.role in office.roles):
            return False
        clause = spelled_out(self.held.by_id[task.duty.provision].text)
        if names_office(clause, office) or self._is_in_group(task, office):
            return False
        return not any(self._says_too(task, text) for text in self._told[office.id])

    def _is_in_group(self, task: Task, office: Office) -> bool:
        """Tell whether the place of a task names bodies of which the agency is one, as a heading or a list does.

        What one clause tells them to do may go on in the next.
        """
        place = self.held.by_id[task.duty.provision].text
        words = said_words(place)
        if any(len(group & words) >= _GROUPED * len(group) for group in self._groups[office.id]):
            return True
        said = spelled_out(place)
        return any(
            begins(office, one) and within(spelled_out(group), said)
            for group, one in pairs("quiz.read.groups")
        )

    @cached_property
    def _groups(self) -> dict[str, list[frozenset[str]]]:
        """Return the words of the headings above each agency's work that do not name it."""
        found: dict[str, list[frozenset[str]]] = {id_: [] for id_ in self.offices}
        for duty in self.held.duties:
            place = self.held.by_id[duty.agency_provision]
            while duty.agency_id in found and place.parent:
                place = self.held.by_id[place.parent]
                said = said_words(place.text) - _OF_WORK
                if len(said) >= _FEWEST_WORDS - 1 and not names_office(
                    spelled_out(place.text), self.offices[duty.agency_id]
                ):
                    found[duty.agency_id].append(said)
        return {id_: list(dict.fromkeys(some)) for id_, some in found.items()}

    def _says_too(self, task: Task, told: tuple[frozenset[str], frozenset[tuple[str, str]]]) -> bool:
        said, runs = told
        if len(task.runs & runs) >= _TOLD_THERE * len(task.runs):
            return True
        return bool(said) and self._weigh(task.said & said) >= _SHARED * min(
            self._weigh(task.said), self._weigh(said)
        )

    def _weigh(self, said: frozenset[str]) -> float:
        return sum(self._weights.get(word, 0.0) for word in said)

    @cached_property
    def _told(self) -> dict[str, list[tuple[frozenset[str], frozenset[tuple[str, str]]]]]:
        """Return the words of each clause that gives an agency work or names it, by agency."""
        found: dict[str, list[tuple[frozenset[str], frozenset[tuple[str, str]]]]] = {}
        texts = {place.id: spelled_out(place.text) for place in self.held.provisions}
        for office in self.offices.values():
            clauses = [one.span.of(self.held.clean) for one in self.held.duties if one.agency_id == office.id]
            naming = [self.held.by_id[id_].text for id_, said in texts.items() if names_office(said, office)]
            found[office.id] = [
                (said_words(text), _runs(text)) for text in dict.fromkeys((*clauses, *naming))
            ]
        return found


def _task(held: Held, duty: Duty, office: Office) -> Task | None:
    span = _from_verb(held, duty)
    text = span.of(held.clean) if span else ""
    said = said_words(text)
    name = printed_name(held, duty)
    if (
        span is None
        or name is None
        or not held.is_sure(span, name)
        or not _SHORTEST <= len(text) <= LONGEST_TASK
        or len(said) < _FEWEST_WORDS
        or any(mark in text for mark in f"\n\t[{DIGITS}")
        or text.count("(") != text.count(")")
        or any(f" {one} " in f" {text.casefold()} " for one in listed("quiz.read.pointing"))
        or names_office(spelled_out(text), office)
        or (duty.columns and duty.role is not Role.LEADS)
    ):
        return None
    proofs = [held.quote(duty.provision, span), held.quote(duty.agency_provision, name)]
    if duty.columns:
        proofs.append(held.quote(duty.columns))
    return Task(duty, span, text, said, _runs(text), tuple(proofs))


def _from_verb(held: Held, duty: Duty) -> Span | None:
    """Return the clause from its verb to its end, or to where a sentence or a part of it ends before it is too long."""
    text = duty.span.of(held.clean)
    at = 0
    if not duty.columns:
        begins = f"{duty.verb} {duty.action[:24]}".strip()
        at = text.find(begins)
        at = text.find(duty.verb) if at < 0 else at
        if at < 0:
            return None
    end = len(text)
    if end - at > LONGEST_TASK:
        # A list that a colon begins is told whole or not at all.
        marks = (". ",) if ":" in text[at:] else (". ", "; ")
        ends = [n for n in range(at, at + LONGEST_TASK) if text[n : n + 2] in marks]
        if not ends:
            return None
        end = ends[-1]
    found = trimmed(held.clean, Span(duty.span.start + at, duty.span.start + end))
    while found.end > found.start and held.clean[found.end - 1] in ".;, ":
        found = Span(found.start, found.end - 1)
    said = found.of(held.clean)
    return None if said.endswith((":", "..", "…")) else found


def _runs(text: str) -> frozenset[tuple[str, str]]:
    said = spelled_out(text)
    return frozenset(itertools.pairwise(said))
