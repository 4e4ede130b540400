"""Golden files: what the corpus was understood as, so that every structural change is a diff to review.

`python -m tests.ingest.golden` writes them anew.
"""

from pathlib import Path

from assistant.library.nouns import Holding
from assistant.places import data_folder
from ingest.corpus import build_corpus

FOLDER = Path(__file__).with_name("golden")


def outline_text(holding: Holding) -> str:
    """Return a line for every provision: path, kind, label and how it begins."""
    return "".join(
        f"{p.path}\t{p.kind}\t{p.label}\t{' '.join(p.text.split())[:60]}\n" for p in holding.provisions
    )


def duties_text(holding: Holding) -> str:
    """Return a line for every duty: where, to whom, role, verb, partners, when, and how it goes on."""
    return "".join(
        f"{d.provision.partition('/')[2]}\t{d.agency_id}\t{d.role}\t{d.verb}\t{'; '.join(d.partners)}"
        f"\t{d.deadline or ''}\t{d.action[:70]}\n"
        for d in holding.duties
    )


def write() -> None:
    for holding in build_corpus(data_folder("corpus")).holdings:
        if holding.document.text != "verbatim":
            continue
        name = holding.document.id
        (FOLDER / f"{name}.outline.tsv").write_text(outline_text(holding), encoding="utf-8")
        (FOLDER / f"{name}.duties.tsv").write_text(duties_text(holding), encoding="utf-8")


if __name__ == "__main__":
    write()
