"""What comes back from the reader's process is believed only when it is well formed."""

import json
from collections.abc import Mapping

import pytest

from ingest.read.kept import from_kept, kept, sentence
from ingest.read.reading import Limits, Line, Notice, Reading, Unreadable

READING = Reading(
    (Line("Điều 1. Một", 1, goes_on=False), Line("a\tb", 2, goes_on=None, furniture=True)),
    "pdf",
    2,
    (Notice("picture", 1, {"near": "Điều 1"}),),
)
GOOD = json.loads(kept(READING))


@pytest.mark.parametrize("result", [READING, Unreadable("damaged"), Unreadable("scan", {"pages": "3"})])
def test_a_result_comes_back(result: Reading | Unreadable) -> None:
    assert from_kept(kept(result), Limits()) == result


def test_a_line_comes_back_without_what_prints_nothing() -> None:
    told = Reading((Line("Điều 1\x1b[2J\u202e\tMột", 1),), "pdf", 1)
    back = from_kept(kept(told), Limits())
    assert isinstance(back, Reading)
    assert back.text == "Điều 1 [2J\tMột"


@pytest.mark.parametrize(
    "change",
    [
        {"lines": [["hai\ndòng", 1, None, False]]},
        {"lines": [["x", 0, None, False]]},
        {"lines": [["x", True, None, False]]},
        {"lines": [["x", 1, 1, False]]},
        {"lines": [["x", 1, None, None]]},
        {"lines": [["x", 1, None]]},
        {"lines": [[5, 1, None, False]]},
        {"lines": [["\ud800", 1, None, False]]},
        {"lines": {}},
        {"lines": [["x" * 2000, 1, None, False]]},
        {"format": "exe"},
        {"format": ["pdf"]},
        {"pages": "2"},
        {"pages": -1},
        {"notices": [["../x", 1, {}]]},
        {"notices": [["x", 1, {"a": 5}]]},
        {"notices": [["x", 1, {"a": "b" * 5000}]]},
        {"more": 1},
    ],
)
def test_anything_else_is_refused(change: Mapping[str, object]) -> None:
    data = json.dumps(GOOD | change).encode()
    assert from_kept(data, Limits(characters=1000)) == Unreadable("reader_died", {"why": ""})


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"garbage", b"[]", b"5", b"\xff\xfe", b"[" * 100_000, b'{"pages":' + b"9" * 9999 + b"}"),
        b'{"unreadable":"no_such_code","values":{}}',
        b'{"unreadable":"scan","values":{}}',
        b'{"unreadable":"damaged","values":{"a":[]}}',
    ],
)
def test_garbage_is_refused(data: bytes) -> None:
    assert from_kept(data, Limits()) == Unreadable("reader_died", {"why": ""})


def test_a_long_value_is_cut_and_still_comes_back() -> None:
    found = from_kept(kept(Unreadable("scan", {"pages": "1, " * 5000})), Limits())
    assert isinstance(found, Unreadable)
    assert found.code == "scan"


def test_what_a_refusal_shows_is_printable() -> None:
    found = from_kept(b'{"unreadable":"archive","values":{"name":"a\\u001b[31m\\nb"}}', Limits())
    assert isinstance(found, Unreadable)
    assert sentence(found).isprintable()
