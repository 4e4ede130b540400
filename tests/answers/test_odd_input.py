"""What nobody means to ask still gets a defined answer, soon."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answers.answer import Status
from assistant.search.query import Query
from tests.answers.conftest import Asked

LONG = 10_000
ODD = {
    "nothing": "",
    "blanks": " \t\n",
    "one letter": "a",
    "one letter with a mark": "ạ",
    "emoji": "🙂🙃👩‍👩‍👧",
    "only words that ask": "của và là gì ở đâu",
    "other scripts": "Чужой xã 漢字 αβ العربية",
    "decomposed": "chuye\u0302\u0309n d\u0336o\u0302\u0309i so\u0302\u0301",
    "nothing visible": "\u200b\u200d\ufeff\u2060\u00ad",
    "lone surrogates": "\ud800xã\udfff",
    "turned": "\u202exã\u202c \u200fxã",
    "control characters": "\0\x07\x1b[31m",
    "keys": "chuyeenr ddooir soos laf gif",
}
# Each is repeated to ten thousand characters.
REPEATED = (
    "x", "xã ", "xa ", "🙂", "của và là ", "Чужой xã 漢字 ", "xa\u0303 ", "x\u200bã ", "\ud800xã ", "\u202exã ",
    "\u0301\u0302", "1", "1.000 ", "1,", ".", "(", '"', "a/", "5-a", ">= 80% ", "со ", "chuyeenr ddooir ", "so61 ",
    "mục IV ", "Điều 5, ", "tỉ lệ kĩ thuật ", "nghìn ", "\0", " ",
)  # fmt: skip
SECONDS = 30
"""Linear reading takes a few on a slow machine; what looks back for every word takes minutes."""


def assert_defined(ask: Asked, text: str) -> None:
    with ask.shelf.lend() as edition:
        query = edition.reader.read(text)
        assert isinstance(query, Query)
        assert query.typed == text
        for read in (query.text, query.accented):
            read.encode()
        hits = edition.search(text)
        assert all(0 <= hit.score <= 1.0001 for hit in hits)
    answer = ask(text)
    assert answer.status is not Status.FAILED
    assert answer.text
    (answer.understood or "").encode()


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_whatever_is_typed_the_outcome_is_defined(ask: Asked, text: str) -> None:
    assert_defined(ask, text)


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
def test_ten_thousand_characters_are_read_soon(ask: Asked, piece: str) -> None:
    began = process_time()
    assert_defined(ask, (piece * LONG)[:LONG])
    assert process_time() - began < SECONDS


def test_places_named_by_the_hundred_are_no_address(ask: Asked) -> None:
    began = process_time()
    assert_defined(ask, "".join(f"Điều {n}, " for n in range(1, 900)))
    assert process_time() - began < SECONDS


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_characters_at_all(ask: Asked, text: str) -> None:
    assert_defined(ask, text)
