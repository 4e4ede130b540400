"""The outline of real gazette documents: facts and figures that a person counted in them."""

import re
from functools import cache

import pytest

from assistant.places import data_folder
from ingest.build import clean
from ingest.read.pdf import read_pdf
from ingest.read.reading import Limits, Reading
from ingest.structure.articles import grammar_of
from ingest.structure.lines import lines_of
from ingest.structure.outline import Outline, outline
from tests.requirements import SHARED_DATA

pytestmark = pytest.mark.needs_shared_data

GOLD = data_folder("corpus").parent / "evals" / "questions" / "gazette.toml"


@cache
def outline_of(name: str) -> Outline:
    (path,) = (SHARED_DATA / "congbao").glob(f"*{name}*.pdf")
    reading = read_pdf(path, Limits())
    assert isinstance(reading, Reading)
    grammar = grammar_of(line.text for line in reading.lines)
    text = clean(reading, (), grammar).text
    found = outline(lines_of(text), grammar)
    assert "".join(text[node.start : node.end] for node in found.nodes) == text
    return found


@pytest.mark.parametrize(
    ("name", "own", "attached"),
    [
        ("51-2024-qh15", 3, 0),
        ("150-2026-nd-cp", 33, 0),
        ("893-qd-ttg", 3, 0),
        ("109-nq-cp", 3, 0),
        ("74-2025-nd-cp", 5, 0),
        ("15-2022-tt-bldtbxh", 2, 12),
        ("835-vbhn", 8, 0),
    ],
)
def test_articles_as_counted_by_hand(name: str, own: int, attached: int) -> None:
    articles = [node.path for node in outline_of(name).nodes if node.kind == "article"]
    assert [path for path in articles if not path.startswith("PL")] == [f"d{n}" for n in range(1, own + 1)]
    assert len(articles) == own + attached


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("51-2024-qh15", "51-2024-qh15"),
        ("150-2026-nd-cp", "150-2026-nd-cp"),
        ("893-qd-ttg-2026", "893-qd-ttg"),
    ],
)
def test_places_of_the_examination_exist(document: str, name: str) -> None:
    asked = set(re.findall(rf'"{document}/([^"]+)"', GOLD.read_text(encoding="utf-8")))
    in_tables = {path for path in asked if re.fullmatch(r"PL(~1|\.\d+)", path)}
    assert len(asked) > 50
    assert asked - in_tables <= {node.path for node in outline_of(name).nodes}


def test_slips_are_few() -> None:
    assert outline_of("51-2024-qh15").slips == []
    assert outline_of("150-2026-nd-cp").slips == []
    assert outline_of("893-qd-ttg").slips == []
