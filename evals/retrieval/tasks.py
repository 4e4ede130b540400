"""The questions and passages that search is measured on, and the synonym probe made of the project's own words."""

import json
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.text.normal import fold

CHOOSES = "viquad_dev"
MEASURES = ("viquad_test", "xquad_vi", "alqac22")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is searched for: a text and the heading it stands under, empty where there is none."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """Questions, the passages they are asked of, and for each question the rows of the right ones."""

    name: str
    passages: Sequence[Passage]
    questions: Sequence[str]
    gold: Sequence[Sequence[int]]

    def bare(self) -> "Task":
        """Return the same task with the accents of its questions removed."""
        return Task(self.name, self.passages, [fold(question) for question in self.questions], self.gold)


def read_tasks(archive: Path, names: Sequence[str]) -> list[Task]:
    """Return the tasks `names` of the archive, in that order; KeyError where it lacks one."""
    found = {}
    with tarfile.open(archive, "r:xz") as opened:
        for member in opened:
            name = Path(member.name).stem
            content = opened.extractfile(member) if name in names else None
            if content is not None:
                told = json.load(content)
                passages = [_passage(text) for text in told["docs"]]
                found[name] = Task(name, passages, told["queries"], told["gold"])
    return [found[name] for name in names]


def _passage(text: str) -> Passage:
    """Return a text as a passage; an article of a law has its heading in a line of its own."""
    first, gap, rest = text.partition("\n\n")
    return Passage(first, rest) if gap and rest.strip() else Passage("", text)
