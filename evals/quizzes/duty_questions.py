"""Questions on who is given what: another body must not have the task, nor a hand in it, nor one nearly the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.places import data_folder
from evals.quizzes.asked import Asked
from evals.quizzes.assignments import Assigned, assignments_of, roles_of, said_with, subjects_of
from evals.quizzes.bodies import Bodies, read_bodies, takes_part
from evals.quizzes.outline import cited
from evals.quizzes.papers import Paper
from evals.quizzes.proofs import explains
from evals.quizzes.spelling import bare, likeness, pieces, solid
from evals.quizzes.verdict import Fault, ambiguous, unproven, wrong

ALIKE = 0.4
_KNOWN: dict[int, tuple[Paper, "Given"]] = {}


@dataclass(frozen=True, slots=True)
class Given:
    """All that a document assigns, and the names of bodies."""

    all: tuple[Assigned, ...]
    bodies: Bodies
    worn: frozenset[tuple[str, str]] = frozenset()

    def of(self, who: str) -> list[Assigned]:
        """Return what is given to a body, however it is named."""
        return [one for one in self.all if self.bodies.same(one.who, who)]

    def with_task(self, task: str) -> list[Assigned]:
        """Return the places that print a task as something given."""
        sought = solid(task).rstrip(".,;:")
        return [one for one in self.all if sought and sought in solid(one.task)]

    def names(self, who: str) -> tuple[str, ...]:
        """Return all that a body is called here, the parts it plays and the groups it is one of with them."""
        roles = [role for one in self.of(who) for role in roles_of(self.all, one.who)]
        return (*self.bodies.called(who), who, *roles)

    def claim(self, who: str, task: str, owners: Sequence[Assigned]) -> str:
        """Return why a body that is no owner of a task may be held for one; "" where nothing speaks for it."""
        if any(self.bodies.overlap(one.who, who) for one in owners):
            return f"{who} is an owner's part, or the whole of it"
        roles = [role for one in self.of(who) for role in roles_of(self.all, one.who)]
        for name in (name for one in owners for name in self.bodies.called(one.who)):
            if any(re.search(rf"\b{re.escape(bare(name))}\b", bare(role)) for role in roles):
                return f"{who} plays a part of {name}"
        if any(bare(who) == bare(group) for one in owners for group in one.groups):
            return f"{who} is the group of an owner"
        for one in owners:
            if any(takes_part(self.names(who), said) for said in said_with(one, task)):
                return f"{who} has a hand in “{task[:60]}”"
        for one in self.of(who):
            for piece in pieces(one.task):
                if likeness(piece, task, self.worn) >= ALIKE:
                    return f"{who} has “{piece.strip()[:80]}” beside “{task[:80]}”"
        return ""


def given_in(paper: Paper) -> Given:
    """Return what a document assigns."""
    known = _KNOWN.get(id(paper))
    if known is None:
        bodies = read_bodies(data_folder("corpus"))
        known = _KNOWN[id(paper)] = (paper, Given(assignments_of(paper), bodies, paper.worn))
    return known[1]


def _owners(asked: Asked, task: str) -> list[Assigned]:
    """Return the places that give a task, by whatever way documents have to give one."""
    owners = given_in(asked.paper).with_task(task)
    if owners:
        return owners
    shown = (*asked.item.options, *asked.item.left, asked.fields.get("agency", ""))
    told = [fields.get("agency", "") for _, fields in asked.why("duty")]
    return subjects_of(asked.paper, task, dict.fromkeys(name for name in (*shown, *told) if name))


def _proven(asked: Asked, owner: Assigned, task: str) -> bool:
    """Tell whether quotes hold the task at its place, and its owner there or in a heading above."""
    told = [(asked.paper.at(cited(quote.label)), quote.text) for quote in asked.item.proofs]
    return any(
        part is owner.part and solid(task).rstrip(".") in solid(said) for part, said in told
    ) and any(
        part is not None and owner.part.is_within(part) and bare(owner.who) in bare(said) for part, said in told
    )  # fmt: skip


def _owned(asked: Asked, who: str, task: str) -> Iterator[Fault]:
    """Yield what speaks against a task being the body's, or its being proven."""
    given = given_in(asked.paper)
    owners = _owners(asked, task)
    own = [one for one in owners if given.bodies.same(one.who, who)]
    if not own:
        yield wrong(f"“{task[:80]}” is not given to {who}")
    elif not any(_proven(asked, one, task) for one in own):
        yield unproven(f"no quote of “{task[:60]}” and of {who}")


def _not_owned(asked: Asked, who: str, task: str) -> Iterator[Fault]:
    """Yield what speaks for a task being the body's after all."""
    given = given_in(asked.paper)
    owners = _owners(asked, task)
    if not owners:
        yield wrong(f"“{task[:80]}” is given to nobody")
    elif why := given.claim(who, task, owners):
        yield ambiguous(why)


def who_question(asked: Asked) -> Iterator[Fault]:
    """Judge "who is given the task?"."""
    task = asked.fields["task"]
    yield from _owned(asked, asked.right[0], task)
    for other in asked.others:
        yield from _not_owned(asked, other, task)


def what_question(asked: Asked) -> Iterator[Fault]:
    """Judge "which task, or which tasks, is the body given?"."""
    who = asked.fields["agency"]
    for task in asked.right:
        yield from _owned(asked, who, task)
    for task in asked.others:
        yield from _not_owned(asked, who, task)


def truth_question(asked: Asked) -> Iterator[Fault]:
    """Judge "true or false: the body is given the task"."""
    who, task = asked.fields["agency"], asked.fields["task"]
    given = given_in(asked.paper)
    if asked.says_true:
        yield from _owned(asked, who, task)
    else:
        owners = _owners(asked, task)
        if any(given.bodies.same(one.who, who) for one in owners):
            yield wrong(f"“{task[:80]}” is given to {who}")
        yield from _not_owned(asked, who, task)
        if owners and not any(_proven(asked, one, task) for one in owners):
            yield unproven(f"no quote of “{task[:60]}” and of its owner")
    yield from explains(asked, "duty", truly=asked.says_true)


def match_question(asked: Asked) -> Iterator[Fault]:
    """Judge "put beside each body the task it is given"."""
    given = given_in(asked.paper)
    pairs = [(who, asked.item.options[at]) for who, at in zip(asked.item.left, asked.item.key, strict=False)]
    for who, task in pairs:
        yield from _owned(asked, who, task)
    for (who, _), (_, task) in permutations(pairs, 2):
        if why := given.claim(who, task, _owners(asked, task)):
            yield ambiguous(why)
    for who in asked.item.left:
        for task in asked.others:
            yield from _not_owned(asked, who, task)
