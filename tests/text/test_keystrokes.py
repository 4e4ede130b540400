"""Keys pressed while the input method was off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.keystrokes import composed


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("chuyeenr ddooir soos", "chuyển đổi số"),
        ("chuyen63 d9o63i so61", "chuyển đổi số"),
        ("Chuyeern ddoiro soos laf gif?", "Chuyển đổi số là gì?"),
        ("tyr leej phur songs 5G nawm 2030 laf bao nhieeu", "tỷ lệ phủ sóng 5G năm 2030 là bao nhiêu"),
        ("ty3 le65 phu3 so1ng 5G na8m 2030 la2 bao nhieu6", "tỷ lệ phủ sóng 5G năm 2030 là bao nhiêu"),
        ("quyeets ddinhj cuar UBND", "quyết định của UBND"),
        ("dduwowngf ddi", "đường đi"),
        ("d9u7o7ng2 d9ua7 nu7o7c1", "đường đưa nước"),
        ("muaw nuwowcs", "mưa nước"),
        ("TYR LEEJ", "TỶ LỆ"),
        ("nguwowif 57-NQ/TW", "người 57-NQ/TW"),
        ("chuyeenr ddooir a@b.vn", "chuyển đổi a@b.vn"),
        ("chuyeenr ddooir https://vi.vn/soos", "chuyển đổi https://vi.vn/soos"),
    ],
)
def test_they_are_read_as_what_they_spell(keys: str, meant: str) -> None:
    assert composed(keys) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "test",
        "ddos",
        "tan cong ddos la gi",
        "been",
        "what is the list of rooms for users",
        "chuyển ddooir",
        "chuyen doi so",
        "co2 la gi",
        "5G 6G",
        "dieu5",
        "phan2 khoan3",
        "57-NQ/TW",
        "soos@boos.vn",
        "www.soos.vn",
        "cds",
        "DDEEEF",
        "s" * 10_000,
    ],
)
def test_what_may_be_meant_as_typed_stays(typed: str) -> None:
    assert composed(typed) == typed


def test_known_words_stay() -> None:
    assert composed("soos ddooir", {"soos"}) == "soos đổi"


@settings(deadline=None)
@given(st.text(alphabet="aeiouydfghnrstwxj12345679 5G./-@:"))
def test_signs_and_numbers_are_never_touched(typed: str) -> None:
    read = composed(typed)
    assert [c for c in read if not c.isalnum()] == [c for c in typed if not c.isalnum()]
    assert len(read) <= len(typed)
    for word, meant in zip(typed.split(), read.split(), strict=True):
        assert meant == word or not set("./@:").intersection(word[:-1])
