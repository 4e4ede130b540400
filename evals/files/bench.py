"""Measures how well and how fast the gazette's files are read, beside plain extraction on the same files.

python -m evals.files.bench [--json] [--wrong] [--no-memory]

The gold (evals/files/facts) was written from the pages themselves. The files are not part of the project; where
they are absent the bench says so and ends well.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from assistant.library.nouns import Holding
from assistant.places import CHECKOUT, data_folder
from evals.files.gold import FileGold, Gold, read_gold
from evals.files.scores import (
    Tally,
    articles_of,
    footnotes_of,
    owned_once,
    words_set_aside,
    wrong_act,
    wrong_cells,
    wrong_count,
    wrong_fields,
    wrong_heading,
    wrong_place,
)
from ingest.added.arrivals import Coming, Given, arrive
from ingest.read.formats import read_file
from ingest.read.reading import Limits, Reading, Unreadable
from ingest.reference import read_reference

FILES = CHECKOUT.parent / "shared" / "data" / "congbao"
FIELDS = ("number", "kind", "title", "issuer", "place", "signed_on", "signer", "in_force_from")
CELLS = ("begins", "lead", "partners", "product", "deadline", "page")
_ARTICLE = re.compile(r"^\s*Điều \d+\.", re.MULTILINE)
_THOUSAND = 1000


@dataclass(slots=True)
class Bench:
    """What was measured; seconds are of the process, on one core."""

    files: int = 0
    pages: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    refusals: Tally = field(default_factory=Tally)
    articles: Tally = field(default_factory=Tally)
    attached: Tally = field(default_factory=Tally)
    footnotes: Tally = field(default_factory=Tally)
    characters: int = 0
    owned_once: int = 0
    set_aside: Tally = field(default_factory=Tally)
    places: Tally = field(default_factory=Tally)
    headings: Tally = field(default_factory=Tally)
    rows: Tally = field(default_factory=Tally)
    cells: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in CELLS})
    counts: Tally = field(default_factory=Tally)
    acts: Tally = field(default_factory=Tally)
    read_s: float = 0
    build_s: float = 0
    baseline_s: float = 0
    baseline_articles: Tally = field(default_factory=Tally)
    peak_bytes: int | None = None


def measured(gold: Gold, folder: Path) -> Bench:
    """Return the figures of all files of the gold that lie in `folder`."""
    bench = Bench()
    agencies = read_reference(data_folder("corpus")).agencies
    for name, said in gold.files.items():
        path = folder / f"{name}.pdf"
        begun = process_time()
        reading = read_file(path, Limits())
        bench.read_s += process_time() - begun
        bench.files += 1
        bench.pages += said.pages
        _baseline(bench, said, path)
        begun = process_time()
        came = arrive(Given(path, path.name), b"", {}, agencies, read=_already(reading))
        bench.build_s += process_time() - begun
        holding = came.holding if isinstance(came, Coming) else None
        _identity(bench, said, holding, reading)
        if holding is not None:
            _structure(bench, said, holding)
        if isinstance(reading, Reading):
            words = words_set_aside(reading)
            bench.set_aside.count(not words, f"{name}: {words} words")
        _facts(bench, gold, name, holding)
    return bench


class _already:  # noqa: N801 - reads like the function that `arrive` asks for
    """A reader that hands out what was read before, so that reading is measured apart."""

    def __init__(self, reading: Reading | Unreadable) -> None:
        self._reading = reading

    def __call__(self, _path: Path, _limits: Limits) -> Reading | Unreadable:
        return self._reading


def _identity(bench: Bench, said: FileGold, holding: Holding | None, reading: Reading | Unreadable) -> None:
    if said.refused:
        bench.refusals.count(isinstance(reading, Unreadable), said.name)
        for tally in bench.fields.values():
            tally.count(holding is None, f"{said.name}: was not refused")
        return
    wrong = wrong_fields(said, holding.document) if holding else dict.fromkeys(FIELDS, "not read")
    for name, tally in bench.fields.items():
        tally.count(name not in wrong, f"{said.name}: {wrong.get(name)!r}, not {said.printed[name]!r}")


def _structure(bench: Bench, said: FileGold, holding: Holding) -> None:
    own, attached = articles_of(holding)
    bench.articles.count(own == said.articles, f"{said.name}: {own}, not {said.articles}")
    if said.attached_articles:
        told = f"{said.name}: {attached}, not {said.attached_articles}"
        bench.attached.count(attached == said.attached_articles, told)
    if said.footnotes:
        numbers = footnotes_of(holding)
        missing = [str(n) for n in range(1, said.footnotes + 1) if numbers.count(str(n)) != 1]
        bench.footnotes.count(
            len(numbers) == said.footnotes and not missing,
            f"{said.name}: {len(numbers)}, not {said.footnotes}; not once: {missing}",
        )
    bench.characters += len(holding.clean)
    bench.owned_once += owned_once(holding)


def _facts(bench: Bench, gold: Gold, name: str, holding: Holding | None) -> None:
    for place in (one for one in gold.places if one.file == name):
        wrong = wrong_place(place, holding) if holding else "not read"
        bench.places.count(not wrong, f"{name}/{place.path}: {wrong}")
    for heading in (one for one in gold.headings if one.file == name):
        wrong = wrong_heading(heading, holding) if holding else "not read"
        bench.headings.count(not wrong, f"{name}/{heading.path}: {wrong}")
    for act in (one for one in gold.acts if one.file == name):
        wrong = wrong_act(act, holding) if holding else "not read"
        bench.acts.count(not wrong, f"{name}: {act.kind} {act.to}: {wrong}")
    for row in (one for one in gold.rows if one.file == name):
        cells = wrong_cells(row, holding) if holding else dict.fromkeys(CELLS, "not read")
        bench.rows.count(not cells, f"{name}/{row.path}: {dict(cells)}")
        lost = "row" in cells
        for cell, tally in bench.cells.items():
            tally.count(not lost and cell not in cells, f"{name}/{row.path}: {cells.get(cell)}")
    for count in (one for one in gold.counts if one.file == name):
        wrong = wrong_count(count, holding) if holding else "not read"
        bench.counts.count(not wrong, f"{name}/{count.path}: {wrong}, not {count.numbered}, {count.groups}")


def _baseline(bench: Bench, said: FileGold, path: Path) -> None:
    """Time plain extraction of the same file, and count articles in it as one would at first."""
    from pypdf import PdfReader

    begun = process_time()
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    bench.baseline_s += process_time() - begun
    if not said.refused:
        found = len(_ARTICLE.findall(text))
        bench.baseline_articles.count(found == said.articles, f"{said.name}: {found}, not {said.articles}")


def peak_bytes(files: Sequence[Path]) -> int | None:
    """Return by how much memory grows at its peak while 1,000 pages are read as one file, in a child process.

    None where the file was refused.
    """
    from pypdf import PdfReader, PdfWriter

    with TemporaryDirectory() as folder:
        whole, writer = Path(folder, "whole.pdf"), PdfWriter()
        for file in files:
            for page in PdfReader(file).pages[: _THOUSAND - len(writer.pages)]:
                writer.add_page(page)
        writer.write(whole)
        child = [sys.executable, "-m", "evals.files.memory", str(whole)]
        told = subprocess.run(child, cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout.split()  # noqa: S603
    return int(told[0]) if told[1] == "Reading" else None


def told(bench: Bench) -> str:
    """Return the figures as Markdown."""
    lines = [f"{bench.files} files, {bench.pages} pages", "", "| what | right | of |", "|---|---|---|"]
    tallies = {
        **{f"identity: {name}": tally for name, tally in bench.fields.items()},
        "scans refused": bench.refusals,
        "articles of the document counted": bench.articles,
        "articles issued with it counted": bench.attached,
        "footnotes all found, each once": bench.footnotes,
        "files that lose no words to page furniture": bench.set_aside,
        "places: address, words and page": bench.places,
        "titles above an article": bench.headings,
        "tasks with every cell as printed": bench.rows,
        **{f"tasks: {name}": tally for name, tally in bench.cells.items()},
        "tables with the printed number of rows": bench.counts,
        "what it does to other documents": bench.acts,
        "plain pypdf: articles counted": bench.baseline_articles,
    }
    lines += [f"| {name} | {tally.right} | {tally.all} |" for name, tally in tallies.items()]
    share = 100 * bench.owned_once / max(bench.characters, 1)
    read, both, plain = (
        bench.pages / seconds for seconds in (bench.read_s, bench.read_s + bench.build_s, bench.baseline_s)
    )
    lines += [
        "",
        f"characters in exactly one provision: {bench.owned_once} of {bench.characters} ({share:.3f} %)",
        "",
        "| on one core | pages a second | times the seconds of plain pypdf |",
        "|---|---|---|",
        f"| reading | {read:.1f} | {plain / read:.2f} |",
        f"| reading and building | {both:.1f} | {plain / both:.2f} |",
        f"| plain pypdf | {plain:.1f} | 1 |",
    ]
    if bench.peak_bytes is not None:
        lines.append(f"\npeak memory for a file of 1,000 pages: {bench.peak_bytes / 2**20:.0f} MB")
    return "\n".join(lines)


def wrongs(bench: Bench) -> str:
    """Return a line for everything that is wrong."""
    named = {name: value for name, value in asdict(bench).items() if isinstance(value, dict)}
    flat = {
        **{name: value for name, value in named.items() if "wrong" in value},
        **{f"{name}.{key}": one for name in ("fields", "cells") for key, one in named[name].items()},
    }
    return "\n".join(f"{name}: {line}" for name, value in flat.items() for line in value["wrong"])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, or why there are none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print all figures and what is wrong as JSON")
    parser.add_argument("--wrong", action="store_true", help="add a line for everything that is wrong")
    parser.add_argument("--no-memory", action="store_true", help="leave out the file of 1,000 pages")
    options = parser.parse_args(arguments)
    gold = read_gold()
    files = [FILES / f"{name}.pdf" for name in gold.files]
    if not all(file.is_file() for file in files):
        print(
            f"The gazette's {len(files)} files are not in ../{FILES.relative_to(CHECKOUT.parent)}; nothing is measured."
        )
        return
    bench = measured(gold, FILES)
    if not options.no_memory:
        bench.peak_bytes = peak_bytes(files)
    if options.json:
        print(json.dumps(asdict(bench), ensure_ascii=False, indent=1))
        return
    print(told(bench))
    if options.wrong:
        print(f"\n{wrongs(bench)}")


if __name__ == "__main__":
    main()
