"""What is wanted, in words: right ones are read, wrong ones are told with what would do instead."""

import pytest

from bot.trainers.fault import Fault
from bot.trainers.pack.audiences import audiences, heard_by
from bot.trainers.pack.pack import Wanted
from bot.trainers.pack.wanting import address_of, read_wanted, words_of
from bot.trainers.topic import About, Topic

_OFFERED = tuple(
    Topic(f"nhiem-vu:7-kh/{n}", About.TASKS, f"Việc số {n}", "7-kh", (f"7-kh/{n}",)) for n in range(1, 12)
)


def _read(audience: str = "nguoi-dan", *topics: str, minutes: str = "", seed: str = "") -> Wanted | Fault:
    return read_wanted(audience, topics or (_OFFERED[0].id,), minutes, seed, _OFFERED)


def test_blank_length_and_seed_have_a_default() -> None:
    wanted = _read()
    assert wanted == Wanted("nguoi-dan", (_OFFERED[0].id,), 30, 1)
    assert wanted.seed == 1


def test_a_wanted_pack_is_told_again_by_its_words() -> None:
    wanted = _read("lanh-dao", _OFFERED[2].id, _OFFERED[1].id, minutes="60", seed="9")
    assert isinstance(wanted, Wanted)
    assert words_of(wanted) == [
        ("doi-tuong", "lanh-dao"),
        ("noi-dung", _OFFERED[2].id),
        ("noi-dung", _OFFERED[1].id),
        ("phut", "60"),
        ("hat", "9"),
    ]
    assert address_of(wanted).startswith("/tap-huan/goi?doi-tuong=lanh-dao&noi-dung=nhiem-vu")


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"audience": ""}, "doi-tuong", "Chưa chọn đối tượng"),
        ({"audience": "nguoidan"}, "doi-tuong", "Có phải “nguoi-dan”"),
        ({"audience": "người dân"}, "doi-tuong", "Có phải “nguoi-dan”"),
        ({"audience": "\x1b[31m<script>" + "x" * 9000}, "doi-tuong", "Không có đối tượng"),
        ({"topics": ("", "  ")}, "noi-dung", "Chưa chọn nội dung"),
        ({"topics": ("nhiem-vu:7-kh/99",)}, "noi-dung", "Gần nhất là"),
        ({"topics": ("\u202e" + "y" * 100_000,)}, "noi-dung", "Không có nội dung"),
        ({"topics": tuple(one.id for one in _OFFERED[:5])}, "noi-dung", "chỉ đủ cho 4 nội dung"),
        ({"topics": tuple(one.id for one in _OFFERED)}, "noi-dung", "dài nhất chỉ đủ cho 8"),
        ({"minutes": "500"}, "phut", "15, 30, 60, 90"),
        ({"minutes": "-30"}, "phut", "15, 30, 60, 90"),
        ({"minutes": "٣٠"}, "phut", "15, 30, 60, 90"),
        ({"seed": "9" * 5000}, "hat", "0 đến 999999"),
        ({"seed": "1.5"}, "hat", "0 đến 999999"),
    ],
)
def test_a_wrong_word_is_told_with_a_remedy(given: dict[str, object], field: str, told: str) -> None:
    words: dict[str, object] = {
        "audience": "nguoi-dan",
        "topics": (_OFFERED[0].id,),
        "minutes": "",
        "seed": "",
    }
    fault = read_wanted(**{**words, **given}, offered=_OFFERED)  # type: ignore[arg-type]
    assert isinstance(fault, Fault)
    assert fault.field == field
    assert told in fault.text
    assert len(fault.text) < 600
    assert fault.text.isprintable()


def test_without_any_document_held_the_remedy_is_to_bring_some_in() -> None:
    fault = read_wanted("nguoi-dan", ("x",), "30", "1", ())
    assert isinstance(fault, Fault)
    assert "troly57 ingest" in fault.text


def test_each_audience_hears_its_own_words() -> None:
    assert [one.word for one in audiences()] == ["lanh-dao", "chuyen-vien", "doanh-nghiep", "nguoi-dan"]
    for one in audiences():
        assert heard_by(one, " ".join(one.speaks).upper()) == len(one.speaks)
        assert not heard_by(one, "Điều 1.")
