"""How often search finds the right place of a question, first and among the first four, leg by leg.

python -m evals.finding [questions …]
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.answers.answer import Question as Asked
from assistant.answers.documents.scope import circles
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import understand
from assistant.search.edition import Edition
from assistant.search.embedders.chosen import Chosen
from assistant.search.query import Query
from assistant.search.shelf import open_current
from assistant.settings import read_settings
from evals.paraphrases.rows import read_paraphrases, read_typed
from evals.questions import FULL, Question, read_questions

FIRST, AMONG = 1, 4


@dataclass(frozen=True, slots=True)
class Leg:
    """A way to search: what is taken from a query, and what share the vectors have; None leaves it as published."""

    name: str
    weight: float | None
    read: Callable[[Query], Query]


def _as_read(query: Query) -> Query:
    return query


def _not_widened(query: Query) -> Query:
    return replace(query, widened=())


def _as_typed(query: Query) -> Query:
    return Query.of(query.typed)


LEGS = (
    Leg("words as typed", 0.0, _as_typed),
    Leg("words, read", 0.0, _not_widened),
    Leg("words, read and widened", 0.0, _as_read),
    Leg("vectors", 1.0, _not_widened),
    Leg("both, not widened", None, _not_widened),
    Leg("both", None, _as_read),
)


@dataclass(frozen=True, slots=True)
class Sought:
    """A question for search: where its answer stands, any of these places, and which group it is counted in."""

    ask: str
    places: frozenset[str]
    group: str
    pair: str = ""


def sought(questions: Iterable[Question], edition: Edition) -> list[Sought]:
    """Return the questions that search alone can be held to: one passage answers, and nothing was said before.

    What several rows answer together (counts, filters, comparisons) is for the facts, not for search.
    """
    held = {passage.provision for passage in edition.library.passages()}
    found = []
    for one in questions:
        places = held.intersection(one.places)
        if len(places) == 1 and not one.history:
            found.append(
                Sought(one.ask, frozenset(places | held.intersection(one.also)), one.style, one.pair)
            )
    return found


def ranks(asked: Sequence[Sought], edition: Edition, leg: Leg) -> list[int]:
    """Return for each question the rank of its first right place, from 1; 0 where it is not among the first four.

    The documents that compete are those that the answer would be sought in.
    """
    lexicon = Lexicon(edition)
    found = []
    for one in asked:
        read = understand(edition.reader.mended(one.ask), lexicon.names)
        hits = edition.search(
            leg.read(edition.reader.read(one.ask)),
            documents=frozenset().union(*circles(Asked(one.ask), read, lexicon)),
            k=AMONG,
            weight=leg.weight,
        )
        places = [hit.provision for hit in hits]
        found.append(next((n for n, place in enumerate(places, 1) if place in one.places), 0))
    return found


def shares(found: Sequence[int]) -> tuple[float, float]:
    """Return the percentages found first, and among the first four."""
    return tuple(100 * sum(0 < rank <= last for rank in found) / len(found) for last in (FIRST, AMONG))  # type: ignore[return-value]


def table(asked: Sequence[Sought], edition: Edition, legs: Sequence[Leg] = LEGS) -> str:
    """Return a Markdown table: a row for each leg, a column for each group of questions."""
    groups: Mapping[str, list[int]] = defaultdict(list)
    for at, one in enumerate(asked):
        groups[one.group].append(at)
    lines = ["| leg | " + " | ".join(f"{name} ({len(at)})" for name, at in groups.items()) + " |"]
    lines.append("|---" * (len(groups) + 1) + "|")
    for leg in legs:
        found = ranks(asked, edition, leg)
        cells = ("{:.1f} / {:.1f}".format(*shares([found[n] for n in at])) for at in groups.values())
        lines.append(f"| {leg.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def paired(asked: Sequence[Sought]) -> list[Sought]:
    """Return the questions typed in another way, each grouped with its own full form beside it."""
    full = {one.pair: one for one in asked if one.group == FULL}
    out = []
    for one in asked:
        if one.group != FULL and one.pair in full:
            out += [one, replace(full[one.pair], group=f"{one.group}, in full")]
    return out


def everyday() -> list[Sought]:
    """Return the questions in words of daily life, which share no content syllable with what answers them."""
    return [Sought(one.ask, frozenset(one.gold), "everyday words") for one in read_paraphrases()]


def as_typed() -> list[Sought]:
    """Return the questions as people type them, each with its own full form beside it."""
    rows = read_typed()
    typed = [Sought(one.ask, frozenset(one.gold), one.style) for one in rows]
    return typed + [Sought(one.full, frozenset(one.gold), f"{one.style}, in full") for one in rows]


def main() -> None:
    """Print the tables for the published library."""
    parser = argparse.ArgumentParser(prog="python -m evals.finding")
    parser.add_argument(
        "names", nargs="*", help="question files, without .toml; all of them when none is named"
    )
    parser.add_argument("--weight", type=float, help="the share of the vectors, else the published one")
    wanted = parser.parse_args()
    settings = read_settings()
    edition = open_current(settings.home, embedder=Chosen(settings))
    legs = (
        LEGS if wanted.weight is None else [replace(leg, weight=leg.weight or wanted.weight) for leg in LEGS]
    )
    asked = sought(read_questions(*wanted.names), edition)
    print("first / among the first four, percent\n")
    for group in (everyday(), as_typed(), asked, paired(asked)):
        print(table(group, edition, legs), end="\n\n")
    edition.close()


if __name__ == "__main__":
    main()
