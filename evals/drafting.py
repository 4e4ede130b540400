"""How well the evidence check tells lying drafts from honest ones: `python -m evals.drafting FILE…`.

A file is TOML: `[[passage]]` with id and text, `[[draft]]` with id, evidence (ids of provisions of the published
library, or of the file's own passages), question, text, honest, and paraphrase, or defect, hidden and told.
"""

import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answers.proof.claims.check import faults
from assistant.answers.proof.claims.passages import passage_of
from assistant.answers.question.lexicon import Lexicon
from assistant.search.shelf import Shelf
from assistant.settings import read_settings


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as a model might write it, the passages it names, and what is wrong with it, if anything."""

    id: str
    question: str
    text: str
    passages: tuple[str, ...]
    defect: str | None
    hidden: bool
    paraphrase: bool
    told: str


def drafts_of(file: Path, lexicon: Lexicon) -> Iterator[Draft]:
    """Yield the drafts of a file, their evidence resolved; KeyError where there is no such passage or provision."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    own = {one["id"]: str(one["text"]) for one in data.get("passage", ())}
    for one in data["draft"]:
        yield Draft(
            one["id"],
            one.get("question", ""),
            one["text"],
            tuple(own[id_] if id_ in own else passage_of(id_, lexicon) for id_ in one["evidence"]),
            None if one.get("honest", "defect" not in one) else one["defect"],
            bool(one.get("hidden")),
            bool(one.get("paraphrase")),
            one.get("told", ""),
        )


def report(judged: Sequence[tuple[Draft, tuple[str, ...]]]) -> Iterator[str]:
    """Yield the lines of a report: caught by defect, of the hidden ones too; false alarms; what raised them."""
    lies = [(draft, failed) for draft, failed in judged if draft.defect]
    honest = [(draft, failed) for draft, failed in judged if not draft.defect]
    for defect in sorted({draft.defect for draft, _ in lies if draft.defect}):
        of = [(draft, failed) for draft, failed in lies if draft.defect == defect]
        yield f"{defect:16} caught {_of(of)}, of hidden ones {_of([one for one in of if one[0].hidden])}"
    if honest:
        yield f"{'false alarms':16} {_of(honest)}, of paraphrases {_of([one for one in honest if one[0].paraphrase])}"
        raised = Counter(name for _, failed in honest for name in failed)
        yield "raised by " + (", ".join(f"{name} {n}" for name, n in raised.most_common()) or "none")
    for draft, failed in judged:
        if bool(failed) != bool(draft.defect):
            what = f"{draft.defect or 'honest'}: {', '.join(failed) or 'passed'}"
            yield f"  {draft.id} {what} — {draft.told or draft.text}"


def _of(judged: Sequence[tuple[Draft, tuple[str, ...]]]) -> str:
    failed = sum(bool(one) for _, one in judged)
    return f"{failed} of {len(judged)} ({100 * failed / len(judged):.1f} %)" if judged else "0 of 0"


def main(files: Sequence[str]) -> None:
    """Judge every draft of the files and print the report."""
    shelf = Shelf(read_settings().home)
    shelf.open()
    try:
        with shelf.lend() as edition:
            lexicon = Lexicon(edition)
            drafts = [draft for file in files for draft in drafts_of(Path(file), lexicon)]
            begun = time.process_time()
            judged = [(one, faults(one.text, one.passages, lexicon)) for one in drafts]
            took = time.process_time() - begun
        print("\n".join(report(judged)))
        print(f"{1000 * took / max(1, len(drafts)):.2f} ms of processor time a draft")
    finally:
        shelf.close()


if __name__ == "__main__":
    main(sys.argv[1:])
