"""A wish is read from words, and what is wrong with one is told with what would do."""

import pytest

from bot.trainers.fault import Fault
from bot.trainers.quiz.item import Kind, Level
from bot.trainers.quiz.pool import Pool
from bot.trainers.quiz.quiz import Wish
from bot.trainers.quiz.wishes import read_wish, words_of
from bot.trainers.topic import About
from tests.trainers.quiz.conftest import Room


def told(room: Room, **given: list[str]) -> Wish | Fault:
    return read_wish(
        {word.replace("_", "-"): values for word, values in given.items()}, room.topics, room.pool
    )


def test_nothing_said_is_a_wish_for_anything(corpus_room: Room) -> None:
    assert told(corpus_room) == Wish()
    assert told(corpus_room, so_cau=["", " "], noi_dung=[""]) == Wish()


def test_a_wish_is_told_again_by_its_words(corpus_room: Room) -> None:
    topic = next(one.id for one in corpus_room.topics if one.about is About.TARGETS)
    wish = told(corpus_room, noi_dung=[topic], dang=["mot", "dien"], muc_do=["kho"], so_cau=["20"], hat=["7"])
    assert wish == Wish((topic,), (Kind.SINGLE, Kind.FILL), (Level.HARD,), 20, 7)
    again: dict[str, list[str]] = {}
    for name, value in words_of(wish):
        again.setdefault(name, []).append(value)
    assert read_wish(again, corpus_room.topics, corpus_room.pool) == wish


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"noi_dung": ["chi-tieu:khong-co/PL"]}, "noi-dung"),
        ({"noi_dung": ["<script>alert(1)</script>\x00\u202e" + "x" * 5000]}, "noi-dung"),
        ({"so_cau": ["500"]}, "so-cau"),
        ({"so_cau": ["0"]}, "so-cau"),
        ({"so_cau": ["-1"]}, "so-cau"),
        ({"so_cau": ["10.5"]}, "so-cau"),
        ({"so_cau": ["٣"]}, "so-cau"),
        ({"so_cau": ["9" * 5000]}, "so-cau"),
        ({"hat": ["abc"]}, "hat"),
        ({"hat": ["1" * 30]}, "hat"),
        ({"dang": ["trac nghiem"]}, "dang"),
        ({"muc_do": ["sieu-kho"]}, "muc-do"),
        ({"dang": ["thu-tu"], "muc_do": ["de"]}, "dang"),
    ],
)
def test_what_is_wrong_is_told(corpus_room: Room, given: dict[str, list[str]], field: str) -> None:
    fault = told(corpus_room, **given)
    assert isinstance(fault, Fault)
    assert fault.field == field
    assert len(fault.text) < 700
    assert fault.text.isprintable()
    assert "$" not in fault.text


def test_too_many_topics(corpus_room: Room) -> None:
    fault = told(corpus_room, noi_dung=[one.id for one in corpus_room.topics])
    assert isinstance(fault, Fault)
    assert "20" in fault.text


def test_a_topic_without_questions_names_others(of_acts: Room) -> None:
    asked = [topic for topic in of_acts.topics if isinstance(told(of_acts, noi_dung=[topic.id]), Fault)]
    for topic in asked:
        fault = told(of_acts, noi_dung=[topic.id])
        assert isinstance(fault, Fault)
        assert "“" in fault.text


def test_an_empty_library_says_so(corpus_room: Room) -> None:
    fault = read_wish({}, (), Pool("v", ()))
    assert isinstance(fault, Fault)
    assert fault.text.startswith("Thư viện chưa có")
