"""Questions on who is given what: the agency of a task, the tasks of an agency, what belongs to whom."""

from collections.abc import Callable, Iterator, Sequence

from assistant.wording import begun, say
from bot.trainers.quiz.choosing import chosen, sets_of
from bot.trainers.quiz.held import Held
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.levels import LEVELS
from bot.trainers.quiz.making import LONGEST_OPTION, made, rank
from bot.trainers.quiz.offices import Office
from bot.trainers.quiz.tasks import Task, Tasks

_SHOWN = 5


def duties(held: Held) -> Iterator[Item | None]:
    """Yield all questions on the tasks of a document."""
    tasks = Tasks(held)
    for make in MAKERS.values():
        yield from make(tasks)


def who(tasks: Tasks) -> Iterator[Item | None]:
    """Yield "who is given this task", beside agencies that are surely not given it."""
    for task in tasks.all:
        office = tasks.owner(task)
        if not _may_be_named(office):
            continue
        others = [one for one in tasks.offices.values() if tasks.denied(task, one)]
        wrong = chosen(others, 3, _unrelated(tasks), task.text, name=_name)
        if len(wrong) < 3:
            continue
        yield made(
            "duty.who", Kind.SINGLE, LEVELS["duty.who"], {"document": tasks.held.name, "task": task.text},
            right=(begun(office.name),), wrong=[begun(one.name) for one in wrong],
            explanation=say("quiz.why.duty.who", place=_label(tasks, task), agency=office.name),
            proofs=task.proofs, subject=task.fact, facts=(task.fact,),
            places=(task.duty.provision,), agencies=(office.id,),
        )  # fmt: skip


def what(tasks: Tasks) -> Iterator[Item | None]:
    """Yield "which of these is this agency given", beside tasks of others that are surely not its own."""
    for task in tasks.all:
        office = tasks.owner(task)
        if not _may_be_named(office):
            continue
        wrong = chosen(_foreign(tasks, office), 3, _unlike, office.id, task.text, name=_text)
        if len(wrong) < 3:
            continue
        yield made(
            "duty.what", Kind.SINGLE, LEVELS["duty.what"], _asked(tasks, office),
            right=(begun(task.text),), wrong=[begun(one.text) for one in wrong],
            explanation=say("quiz.why.duty.what", place=_label(tasks, task), agency=office.name),
            proofs=task.proofs, subject=task.fact, facts=[one.fact for one in (task, *wrong)],
            places=(task.duty.provision,), agencies=(office.id,),
        )  # fmt: skip


def which(tasks: Tasks) -> Iterator[Item | None]:
    """Yield "which of these is this agency given", where two or three are."""
    for office in tasks.offices.values():
        own = [task for task in tasks.of(office) if len(task.text) <= LONGEST_OPTION]
        if not _may_be_named(office):
            continue
        many = 2 + int(rank(office.id, tasks.held.document.id), 16) % 2
        for right in sets_of(own, min(many, max(2, len(own))), _unlike, office.id, name=_text):
            wrong = chosen(
                _foreign(tasks, office), _SHOWN - len(right), _unlike, office.id, right[0].text, name=_text
            )
            if len(wrong) < 2:
                continue
            yield made(
                "duty.which", Kind.SEVERAL, LEVELS["duty.which"], _asked(tasks, office),
                right=[begun(one.text) for one in right], wrong=[begun(one.text) for one in wrong],
                explanation=say("quiz.why.duty.which", places=_labels(tasks, right), agency=office.name),
                proofs=[proof for one in right for proof in one.proofs],
                subject="+".join(sorted(one.fact for one in right)), facts=[one.fact for one in (*right, *wrong)],
                places=[one.duty.provision for one in right], agencies=(office.id,),
            )  # fmt: skip


def truths(tasks: Tasks) -> Iterator[Item | None]:
    """Yield "right or not" of each task: with the agency that is given it, and with one that surely is not."""
    for task in tasks.all:
        office = tasks.owner(task)
        if not _may_be_named(office):
            continue
        why = say("quiz.why.duty.right", place=_label(tasks, task), agency=office.name)
        yield _truth(tasks, task, office, "right", why)
        others = [one for one in tasks.offices.values() if tasks.denied(task, one)]
        for other in chosen(others, 1, _unrelated(tasks), "truth", task.text, name=_name):
            why = say("quiz.why.duty.wrong", place=_label(tasks, task), agency=office.name, other=other.name)
            yield _truth(tasks, task, other, "wrong", why)


def matches(tasks: Tasks) -> Iterator[Item | None]:
    """Yield "put each agency beside its task", where none of the tasks may be another's."""
    short = [
        task for task in tasks.all if _may_be_named(tasks.owner(task)) and len(task.text) <= LONGEST_OPTION
    ]

    def fits(one: Task, other: Task) -> bool:
        return tasks.denied(one, tasks.owner(other)) and _unlike(one, other)

    sets = sets_of(short, 4, fits, "match", name=_text) or sets_of(short, 3, fits, "match", name=_text)
    for found in sets:
        left = [begun(tasks.owner(one).name) for one in found]
        yield made(
            "duty.match", Kind.MATCH, LEVELS["duty.match"], {"document": tasks.held.name},
            left=left, right=[begun(one.text) for one in found],
            explanation=say("quiz.why.duty.match", places=_labels(tasks, found)),
            proofs=[proof for one in found for proof in one.proofs],
            subject="+".join(sorted(one.fact for one in found)), facts=[one.fact for one in found],
            places=[one.duty.provision for one in found], agencies=[one.duty.agency_id for one in found],
        )  # fmt: skip


MAKERS = {
    "duty.who": who,
    "duty.what": what,
    "duty.which": which,
    "duty.truth": truths,
    "duty.match": matches,
}


def _may_be_named(office: Office) -> bool:
    """Tell whether a question may be on an agency: bodies in general only where they are a known one."""
    return office.is_known or not office.is_general


def _foreign(tasks: Tasks, office: Office) -> list[Task]:
    return [
        task
        for task in tasks.all
        if len(task.text) <= LONGEST_OPTION
        and not tasks.owner(task).is_general
        and tasks.is_foreign(task, office)
    ]


def _truth(tasks: Tasks, task: Task, office: Office, how: str, why: str) -> Item | None:
    choices = [say("quiz.choice.true"), say("quiz.choice.false")]
    right = choices.pop(0 if how == "right" else 1)
    return made(
        "duty.truth", Kind.TRUTH, LEVELS[f"duty.truth.{how}"], {**_asked(tasks, office), "task": task.text},
        right=(right,), wrong=choices, explanation=why, proofs=task.proofs, subject=task.fact,
        facts=(task.fact,), places=(task.duty.provision,), agencies=(task.duty.agency_id, office.id),
    )  # fmt: skip


def _asked(tasks: Tasks, office: Office) -> dict[str, str]:
    return {"document": tasks.held.name, "agency": office.name}


def _label(tasks: Tasks, task: Task) -> str:
    return tasks.held.label(task.duty.provision)


def _labels(tasks: Tasks, some: Sequence[Task]) -> str:
    return "; ".join(dict.fromkeys(tasks.held.by_id[one.duty.provision].label for one in some))


def _unrelated(tasks: Tasks) -> Callable[[Office, Office], bool]:
    return lambda one, other: not tasks.related(one, other)


def _unlike(one: Task, other: Task) -> bool:
    return one is other or len(one.said & other.said) < 0.6 * min(len(one.said), len(other.said))


def _name(office: Office) -> str:
    return office.name


def _text(task: Task) -> str:
    return task.text
