"""Asks every question of a file in evals/questions/ and prints which answers are right.

python -m evals.run [smoke]
"""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from assistant.answers.answer import Answer, Question, Status
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.settings import read_settings

QUESTIONS = Path(__file__).parent / "questions"
SAID = {Status.ANSWERED, Status.PARTIAL}


@dataclass(frozen=True, slots=True)
class Expected:
    """A question, the provisions a right answer cites and the words it gives; no places: no answer.

    `partial`: the documents hold the subject, so that a partial answer is right as well.
    """

    ask: str
    places: tuple[str, ...] = ()
    quote: str = ""
    partial: bool = False


def read_questions(name: str) -> list[Expected]:
    """Return the questions of `evals/questions/<name>.toml`."""
    content = tomllib.loads((QUESTIONS / f"{name}.toml").read_text(encoding="utf-8"))
    return [Expected(**{**entry, "places": tuple(entry.get("places", ()))}) for entry in content["question"]]


def judge(expected: Expected, answer: Answer) -> str:
    """Return `right`, `wrong`, or `missed` (the documents have it and the answer does not)."""
    if answer.status not in SAID:
        return "missed" if expected.places else "right"
    if not expected.places:
        return "right" if expected.partial and answer.status is Status.PARTIAL else "wrong"
    cited = {quote.provision for citation in answer.citations for quote in (citation.quote, *citation.beside)}
    right = cited.issuperset(expected.places) and _flat(expected.quote) in _flat(answer.text)
    return "right" if right else "wrong"


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()


def main() -> None:
    """Print one line a question, then the counts."""
    name = sys.argv[1] if len(sys.argv) > 1 else "smoke"
    shelf = Shelf(read_settings().home)
    shelf.open()
    assistant = Assistant(shelf)
    outcomes = []
    for expected in read_questions(name):
        answer = assistant.ask(Question(expected.ask))
        outcomes.append(judge(expected, answer))
        print(f"{outcomes[-1]:7} {answer.status:12} {answer.took_ms:6.1f} ms  {expected.ask}")
    shelf.close()
    counts = ", ".join(f"{outcomes.count(word)} {word}" for word in ("right", "wrong", "missed"))
    print(f"\n{name}: {len(outcomes)} questions: {counts}")


if __name__ == "__main__":
    main()
