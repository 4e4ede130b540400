"""The project's own pairs of words: which rows only measure, and how the others are taught."""

from pathlib import Path

import numpy as np
import pytest

from assistant.places import data_folder
from assistant.text.normal import fold
from ingest.language.synonyms import Row, find_terms, lessons, read_rows, split_rows

ROWS = [
    Row(("chợ trên mạng", "bán qua mạng"), ("sàn giao dịch", "giao dịch từ xa")),
    Row(("sổ tay số",), ("hồ sơ điện tử",)),
]
SENTENCES = (
    "Xã mở sàn giao dịch cho bà con.",
    "Không có gì ở đây cả.",
    "Lập hồ sơ điện tử, mỗi nhà một bản.",
)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read_rows(data_folder("corpus"))


def test_both_tables_are_read(rows: list[Row]) -> None:
    assert len(rows) > 500
    assert all(row.says and row.means for row in rows)


def test_no_table_gives_no_row(tmp_path: Path) -> None:
    assert read_rows(tmp_path) == []


def test_what_measures_is_never_learned(rows: list[Row]) -> None:
    learned, measures = split_rows(rows, 0.2)
    said = {fold(text) for row in learned for text in row.says}
    assert not said & {fold(text) for row in measures for text in row.says}
    assert 0.1 < len(measures) / len(rows) < 0.3


def test_a_row_stays_on_its_side_whatever_stands_beside_it(rows: list[Row]) -> None:
    _, measures = split_rows(rows, 0.2)
    assert split_rows(rows[::2], 0.2)[1] == [row for row in rows[::2] if row in measures]


def test_nothing_held_out_teaches_every_row(rows: list[Row]) -> None:
    learned, measures = split_rows(rows, 0.0)
    assert learned == rows
    assert measures == []


def test_terms_are_found_where_they_are_used_whole() -> None:
    assert find_terms(ROWS, SENTENCES) == {"sàn giao dịch": [0], "hồ sơ điện tử": [2]}


def test_lessons_teach_what_is_said_beside_what_is_meant() -> None:
    used = find_terms(ROWS, SENTENCES)
    drawn = list(lessons(ROWS, used, SENTENCES, 300, np.random.default_rng(1)))
    assert len(drawn) == 300
    means = {said: row.means for row in ROWS for said in row.says}
    for asked, found in drawn:
        text = SENTENCES[found] if isinstance(found, int) else found
        terms = [term for said, several in means.items() if said in asked for term in several]
        assert any(term in text for term in terms) or any(asked == term for row in ROWS for term in row.means)
    swapped = [asked for asked, found in drawn if found == 0 and asked.startswith("Xã mở chợ trên mạng")]
    assert swapped
