"""Asks the questions of evals/questions/ and prints what came of them, beside baselines where they are wanted.

python -m evals.run [targets programme …] [--baselines] [--html]
python -m evals.run --folder evals/fresh     questions that hold no floor
"""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from assistant.settings import read_settings
from evals.examinations import Examination, Result, examinations
from evals.figures import figures_of, grouped, pairings
from evals.floors import OVERALL, broken, read_floors
from evals.questions import FOLDER, QuestionInvalid, read_questions
from evals.report import Section, section_of, write_lines, write_page
from evals.respondents import BASELINES, PLAIN_BM25, PRODUCT, Respondent, Unavailable
from evals.tables import figures_table, pairings_table, ratios_table

Runs = dict[Respondent, Sequence[Result]]


def main() -> None:
    """Hold every examination, print its tables, and write what was said into the home."""
    wanted = _arguments()
    home = read_settings().home
    at = datetime.now(UTC)
    respondents = (PRODUCT, *(BASELINES if wanted.baselines else ()))
    try:
        questions = read_questions(*wanted.names, folder=wanted.folder)
    except QuestionInvalid as error:
        raise SystemExit(str(error)) from error
    results: list[Result] = []
    sections: list[Section] = []
    for examination in examinations(questions, home):
        runs = _held(examination, respondents)
        _print(examination, runs)
        results += chain.from_iterable(runs.values())
        sections.append(section_of(examination.title, runs, examination.record))
    _write(home / "evals", at, results, sections, page=wanted.html)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evals.run", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "names", nargs="*", help="question files, without .toml; all of them when none is named"
    )
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where the question files are (default: evals/questions)"
    )
    parser.add_argument("--baselines", action="store_true", help="ask the baselines the same questions")
    parser.add_argument("--html", action="store_true", help="write a page of every failure")
    return parser.parse_args()


def _held(examination: Examination, respondents: Sequence[Respondent]) -> Runs:
    """Return the results of every respondent that this installation can open."""
    runs: Runs = {}
    for respondent in respondents:
        try:
            runs[respondent] = examination.sit(respondent)
        except Unavailable as why:
            print(f"{respondent.title}: skipped: {why}")
    return runs


def _print(examination: Examination, runs: Runs) -> None:
    results = runs[PRODUCT]
    print(f"\n# {examination.title}: {len(results)} questions, {PRODUCT.title}\n")
    by_file = grouped(results, lambda result: result.question.file)
    print(figures_table("kind", grouped(results, lambda result: result.question.kind)), end="\n\n")
    print(figures_table("style", grouped(results, lambda result: result.question.style)), end="\n\n")
    print(figures_table("file", {**by_file, OVERALL: figures_of(results)}), end="\n\n")
    print(pairings_table(pairings(results)))
    if len(runs) > 1:
        beside = {respondent.title: figures_of(held) for respondent, held in runs.items()}
        print("\n" + figures_table("respondent", beside), end="\n\n")
        print(ratios_table(f"times {PLAIN_BM25.title}", beside, beside[PLAIN_BM25.title]))
    if examination.gated:
        for fall in broken(read_floors(), by_file):
            print(f"\nbelow its floor: {fall}")


def _write(
    folder: Path, at: datetime, results: Sequence[Result], sections: Sequence[Section], *, page: bool
) -> None:
    lines = folder / f"{at:%Y%m%dT%H%M%SZ}.jsonl"
    write_lines(lines, results)
    print(f"\n{lines}")
    if page:
        titles = {one.name: one.title for one in (PRODUCT, *BASELINES)}
        write_page(folder / "report.html", sections, titles=titles, at=f"{at:%d/%m/%Y %H:%M}")
        print(folder / "report.html")


if __name__ == "__main__":
    main()
