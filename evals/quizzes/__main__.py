"""Judge every quiz question of the published edition, and say what share of planted defects the judge sees.

python -m evals.quizzes [--planted]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from time import perf_counter

from assistant.places import data_folder
from assistant.search.edition import Edition
from assistant.search.shelf import open_current
from assistant.settings import read_settings
from bot.trainers.quiz.item import Item
from bot.trainers.quiz.pool import pool_of
from evals.quizzes.judging import judge
from evals.quizzes.papers import Papers, read_papers
from evals.quizzes.planting import plant
from evals.quizzes.verdict import Fault, Verdict, worst


def papers_of(edition: Edition) -> Papers:
    """Return the documents held word for word: those of the corpus as received, others as the library has them."""
    held = [one for one in edition.library.documents() if one.text == "verbatim" and one.is_public]
    clean = {one.id: edition.library.clean_text(one.id) for one in held}
    return read_papers(data_folder("corpus"), clean, {one.id: asdict(one) for one in held})


def counted(judged: Mapping[Item, Sequence[Fault]]) -> str:
    """Return a table of how many questions of each family had each verdict."""
    counts = Counter((item.family, worst(faults)) for item, faults in judged.items())
    families = dict.fromkeys(item.family for item in judged)
    lines = [("family", *(str(verdict) for verdict in Verdict))]
    lines += [(family, *(str(counts[family, verdict]) for verdict in Verdict)) for family in families]
    total = Counter(worst(faults) for faults in judged.values())
    lines.append(("all", *(str(total[verdict]) for verdict in Verdict)))
    return "\n".join(f"{line[0]:24}" + "".join(f"{cell:>11}" for cell in line[1:]) for line in lines)


def told(item: Item, faults: Iterable[Fault]) -> str:
    """Return a question in full with all that is wrong with it."""
    marks = [f"  {'*' if at in item.key else ' '} {at} {said}" for at, said in enumerate(item.options)]
    beside = [f"    {said} → {at}" for said, at in zip(item.left, item.key, strict=False)]
    order = [f"  in order: {item.key}"] if item.kind == "order" else []
    accepted = [f"  accepted: {' | '.join(item.accepted)}"] if item.accepted else []
    quotes = [f"  “{quote.text}” ({quote.label})" for quote in item.proofs]
    bad = [f"  {fault.verdict}: {fault.why}" for fault in faults]
    heading = f"{item.family} {item.id}\n  {item.stem}"
    return "\n".join([heading, *marks, *beside, *order, *accepted, f"  {item.explanation}", *quotes, *bad])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print verdicts by family and each bad question in full; 1 where there is any, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.quizzes", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--planted", action="store_true", help="plant defects in good questions too")
    wanted = parser.parse_args(arguments)
    edition = open_current(read_settings().home)
    started = perf_counter()
    papers, items = papers_of(edition), pool_of(edition).items
    edition.close()
    judged = {item: judge(item, papers) for item in items}
    bad = {item: faults for item, faults in judged.items() if faults}
    for item, faults in bad.items():
        print(told(item, faults), end="\n\n")
    print(counted(judged))
    print(f"{len(judged)} questions, {len(bad)} of them bad, {perf_counter() - started:.1f} s")
    if wanted.planted:
        _plant([item for item in judged if item not in bad], papers)
    return 1 if bad or not judged else 0


def _plant(items: Sequence[Item], papers: Papers) -> None:
    print()
    caught = count = 0
    for planted in plant(items, papers):
        caught, count = caught + planted.caught, count + planted.count
        print(f"{planted.sort:24}{planted.caught:>7} of {planted.count:<7}")
    print(f"{'all planted defects':24}{caught:>7} of {count:<7}{100 * caught / max(count, 1):.2f} %")


if __name__ == "__main__":
    sys.exit(main())
