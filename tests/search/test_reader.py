"""What a query becomes before anything is searched."""

import pytest

from assistant.library.nouns import Passage
from assistant.library.reference import Abbreviation, Explanation, LayWord, Reference
from assistant.search.query import Query
from assistant.search.reader import Reader

PASSAGES = [
    Passage("a/1", "a", "Chuyển đổi số", "Ủy ban nhân dân cấp xã chịu trách nhiệm về chuyển đổi số của xã."),
    Passage(
        "a/2", "a", "Kinh tế số", "Hỗ trợ doanh nghiệp thanh toán không dùng tiền mặt, theo Nghị quyết 9."
    ),
]
REFERENCE = Reference(
    abbreviations=(Abbreviation("CĐS", "chuyển đổi số"), Abbreviation("UBND", "Ủy ban nhân dân")),
    lay_words=(LayWord(("quẹt mã",), ("thanh toán không dùng tiền mặt",), "shop_owner"),),
    glossary=(Explanation("doanh nghiệp", "nơi làm ăn", ("hãng",)),),
)
READER = Reader(REFERENCE, PASSAGES)


@pytest.mark.parametrize(
    "typed",
    [
        "chuyển đổi số cấp xã",
        "chuyen doi so cap xa",
        "CĐS cấp xã",
        "cds cap xa",
        "chuyểnđổi số cấp xã",
        "chuyển đổii số cấp xã",
    ],
)
def test_however_it_is_typed_the_same_is_sought(typed: str) -> None:
    assert READER.read(typed).accented == "chuyển đổi số cấp xã"


def test_everyday_words_bring_terms_of_the_documents() -> None:
    assert READER.read("quẹt mã được không").widened == ("thanh toán không dùng tiền mặt",)
    assert READER.read("quet ma duoc khong").widened == ("thanh toán không dùng tiền mặt",)


def test_accents_are_only_told_where_none_were_typed() -> None:
    assert READER.mended("chuyen doi so cap xa") == "chuyen doi so cap xa"
    assert READER.told("chuyen doi so", READER.mended("chuyen doi so")) == "chuyển đổi số"
    assert READER.mended("chuyển doi số") == "chuyển đổi số"
    assert READER.told("UBND cấp xã?", READER.mended("UBND cấp xã?")) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "a",
        "🙂",
        "của và",
        "x" * 10_000,
        "xã " * 3_000,
        "Чужой xã",
        "xa\u0303",
        "x\u200bã",
        "\0",
        "57-NQ/TW",
    ],
)
def test_whatever_is_typed_is_a_query(typed: str) -> None:
    query = READER.read(typed)
    assert isinstance(query, Query)
    assert query.typed == typed


def test_one_normal_form() -> None:
    assert READER.read("chuye\u0302\u0309n đổi số").text == READER.read("chuyển đổi số").text
