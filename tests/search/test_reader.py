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
        "chuyeenr ddooir soos caaps xax",
        "chuyen63 d9o63i so61 ca61p xa4",
        "ｃｈｕｙểｎ ðổi ѕố cấp хã",
        "chuyển\u00a0đổi số\u200b cấp\u2009xã",
    ],
)
def test_however_it_is_typed_the_same_is_sought(typed: str) -> None:
    assert READER.read(typed).accented == "chuyển đổi số cấp xã"


def test_what_only_people_say_is_no_slip() -> None:
    lay = (*REFERENCE.lay_words, LayWord(("nỏ biết", "trên rú"), ("chuyển đổi số",), "elder"))
    reader = Reader(Reference(lay_words=lay), PASSAGES)
    assert reader.mended("nỏ lên rú") == "nỏ lên rú"
    assert reader.mended("chuyển đổii số trên rú") == "chuyển đổi số trên rú"


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tỉ lệ hộ có kĩ năng số", "tỷ lệ hộ có kỹ năng số"),
        ("Tỉ lệ", "Tỷ lệ"),
        ("qui định của xã", "quy định của xã"),
        ("5 ngàn hộ", "5 nghìn hộ"),
        ("quý I", "quý I"),
        ("tỉ mỉ", "tỉ mỉ"),
        ("ngàn sao", "ngàn sao"),
    ],
)
def test_a_word_of_two_spellings_is_read_as_the_documents_spell_it(typed: str, meant: str) -> None:
    text = "Tỷ lệ hộ có kỹ năng số theo quy định của xã, 7 nghìn hộ, 9 nghìn hộ."
    reader = Reader(Reference(), [Passage("a/1", "a", "", text)])
    mended = reader.mended(typed)
    assert mended == meant
    assert reader.told(typed, mended) == ""


def test_without_accents_a_spelling_is_read_so_too() -> None:
    reader = Reader(Reference(), [Passage("a/1", "a", "", "Tỷ lệ hộ nghèo và ti vi.")])
    assert reader.mended("ti le ho ngheo") == "ty le ho ngheo"
    assert reader.mended("ti vi") == "ti vi"


def test_look_alikes_are_not_told_as_another_reading() -> None:
    assert READER.told("chuyển ðổi số", READER.mended("chuyển ðổi số")) == ""
    assert READER.told("chuyeenr ddooir", READER.mended("chuyeenr ddooir")) == "chuyển đổi"


def test_one_normal_form() -> None:
    assert READER.read("chuye\u0302\u0309n đổi số").text == READER.read("chuyển đổi số").text
