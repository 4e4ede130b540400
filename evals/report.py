"""What is written of a run: every result as a line of JSON, and a page for people."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.library.nouns import Provision
from evals.examinations import Result
from evals.figures import Figures, figures_of, grouped
from evals.record import Record
from evals.respondents import Respondent
from evals.score import Outcome

TEMPLATE = Path(__file__).with_suffix(".html.jinja")
# A baseline's reply may be whole pages; its beginning shows what it is.
_SHOWN = 700
_WORST_FIRST = (Outcome.WRONG, Outcome.UNASKED, Outcome.MISSED, Outcome.PARTIAL, Outcome.RIGHT)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the page shows it: its gold, and every respondent's result, the first one's in front."""

    result: Result
    gold: tuple[Provision, ...]
    beside: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One examination as the page shows it: its figures, and its questions by kind, the worst first."""

    title: str
    overall: Mapping[str, Figures]
    kinds: Mapping[str, Figures]
    asked: Mapping[str, Sequence[Asked]]


def section_of(title: str, runs: Mapping[Respondent, Sequence[Result]], record: Record) -> Section:
    """Return what the page shows of one examination; the first respondent is the one examined."""
    examined, *others = runs.values()
    beside = [{result.question.name: result for result in other} for other in others]
    asked: dict[str, list[Asked]] = {result.question.kind: [] for result in examined}
    for result in sorted(examined, key=lambda result: _WORST_FIRST.index(result.judgement.outcome)):
        key = result.question.name
        gold = (record.provisions.get(id_) for id_ in result.question.places)
        asked[result.question.kind].append(
            Asked(result, tuple(filter(None, gold)), tuple(other[key] for other in beside))
        )
    return Section(
        title=title,
        overall={respondent.title: figures_of(results) for respondent, results in runs.items()},
        kinds=grouped(examined, lambda result: result.question.kind),
        asked=asked,
    )


def write_page(path: Path, sections: Sequence[Section], *, titles: Mapping[str, str], at: str) -> None:
    """Write the page, which needs no other file, to `path`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template(TEMPLATE.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page.render(sections=sections, titles=titles, at=at, shown=_SHOWN), encoding="utf-8")


def write_lines(path: Path, results: Iterable[Result]) -> None:
    """Write one JSON object for each result: the question, who replied, the reply and the judgement."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(_lines(results))


def _lines(results: Iterable[Result]) -> Iterator[str]:
    for result in results:
        row = asdict(result)
        # A quotation stands at its span; the judgement says whether it stands there exactly.
        for cited in row["reply"]["cited"]:
            del cited["text"]
        yield json.dumps(row, ensure_ascii=False) + "\n"
