"""Which questions are asked of which library: the published one, and one made of the gazette's files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from evals.gazette import open_gazette
from evals.questions import Question
from evals.record import Record, read_record
from evals.reply import Reply
from evals.respondents import Respondent, Unavailable
from evals.score import Judgement, judge


@dataclass(frozen=True, slots=True)
class Result:
    """What a respondent replied to a question, and what the judge holds of it."""

    question: Question
    respondent: str
    reply: Reply
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Examination:
    """Questions, and the library in `home` that they are asked of; `gated` where floors hold its figures up."""

    title: str
    home: Path
    record: Record
    questions: tuple[Question, ...]
    gated: bool

    def sit(self, respondent: Respondent) -> tuple[Result, ...]:
        """Return the results of one respondent; Unavailable where this installation cannot open it."""
        with respondent.open(self.home) as ask:
            replies = [(question, ask(question)) for question in self.questions]
        return tuple(
            Result(question, respondent.name, reply, judge(question, reply, self.record))
            for question, reply in replies
        )


@dataclass(frozen=True, slots=True)
class _Library:
    """A library that can be examined: which questions are its own, and how to have it published."""

    title: str
    owns: Callable[[Question], bool]
    open: Callable[[Path, Sequence[Question]], AbstractContextManager[Path]]
    gated: bool


_LIBRARIES = (
    _Library(
        "kho văn bản",
        owns=lambda question: not question.documents,
        open=lambda home, _: nullcontext(home),
        gated=True,
    ),
    _Library(
        "văn bản Công báo",
        owns=lambda question: bool(question.documents),
        open=open_gazette,
        gated=False,
    ),
)


def examinations(questions: Sequence[Question], home: Path) -> Iterator[Examination]:
    """Yield an examination for each library that questions concern, and print which cannot be held, and why."""
    for library in _LIBRARIES:
        asked = tuple(filter(library.owns, questions))
        if not asked:
            continue
        try:
            with library.open(home, asked) as place:
                record = read_record(place)
                known = tuple(_known(question, record) for question in asked)
                if lacking := _places(asked) - _places(known):
                    print(f"{library.title}: it lacks {lacking} gold places, which nobody is asked to cite")
                yield Examination(library.title, place, record, known, library.gated)
        except Unavailable as why:
            print(f"{library.title}: {len(asked)} questions skipped: {why}")


def _known(question: Question, record: Record) -> Question:
    """Return the question with the places that the library has: a reader that cuts otherwise names others."""
    places, also = (
        tuple(id_ for id_ in ids if id_ in record.provisions) for ids in (question.places, question.also)
    )
    return replace(question, places=places, also=also)


def _places(questions: Sequence[Question]) -> int:
    return sum(len(question.places) for question in questions)
