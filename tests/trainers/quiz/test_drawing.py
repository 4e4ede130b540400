"""A quiz is the same for a seed, asks nothing twice, tells nothing, and is spread over what there is."""

from collections import Counter

from bot.trainers.quiz.drawing import covers, draw, tell_on_each_other
from bot.trainers.quiz.item import Kind, Level
from bot.trainers.quiz.quiz import Wish
from bot.trainers.topic import About
from tests.sizes import size
from tests.trainers.quiz.conftest import Room


def test_no_two_questions_tell_on_each_other(corpus_room: Room) -> None:
    for seed in range(size("quizzes drawn")):
        quiz = draw(corpus_room.pool, corpus_room.topics, Wish(count=30, seed=seed))
        assert (len(quiz.items), quiz.short) == (30, 0)
        facts = Counter(fact for item in quiz.items for fact in item.facts)
        assert set(facts.values()) == {1}
        assert not any(
            tell_on_each_other(one, other) for n, one in enumerate(quiz.items) for other in quiz.items[:n]
        )


def test_the_seed_alone_decides(corpus_room: Room) -> None:
    one, same, other = (
        draw(corpus_room.pool, corpus_room.topics, Wish(count=12, seed=seed)) for seed in (4, 4, 5)
    )
    assert one == same
    assert [item.id for item in one.items] != [item.id for item in other.items]


def test_a_quiz_is_spread_over_kinds_and_sources(corpus_room: Room) -> None:
    quiz = draw(corpus_room.pool, corpus_room.topics, Wish(count=20, seed=2))
    assert {item.kind for item in quiz.items} == set(Kind)
    assert {item.level for item in quiz.items} == set(Level)
    families = Counter(item.family for item in quiz.items)
    assert max(families.values()) <= 3


def test_what_is_shown_is_never_solved_already_and_still_right(corpus_room: Room) -> None:
    known = {item.id: item for item in corpus_room.pool.items}
    for seed in range(3):
        wish = Wish(kinds=(Kind.ORDER, Kind.MATCH, Kind.SINGLE, Kind.SEVERAL), count=50, seed=seed)
        for item in draw(corpus_room.pool, corpus_room.topics, wish).items:
            if item.kind in {Kind.ORDER, Kind.MATCH}:
                assert list(item.key) != sorted(item.key)
            first = known[item.id]
            assert [item.options[at] for at in item.key] == [first.options[at] for at in first.key] or (
                item.kind is Kind.SEVERAL
                and {item.options[at] for at in item.key} == {first.options[at] for at in first.key}
            )


def test_right_or_not_keeps_its_order(corpus_room: Room) -> None:
    quiz = draw(corpus_room.pool, corpus_room.topics, Wish(kinds=(Kind.TRUTH,), count=20))
    assert {item.options for item in quiz.items} == {("Đúng", "Sai")}
    assert len({item.key for item in quiz.items}) == 2


def test_every_topic_gets_only_its_own(corpus_room: Room) -> None:
    for topic in corpus_room.topics:
        quiz = draw(corpus_room.pool, corpus_room.topics, Wish(topics=(topic.id,), count=8))
        assert all(covers(topic, item) for item in quiz.items)
        if topic.about in {About.TARGETS, About.DOCUMENT}:
            assert quiz.items


def test_it_is_short_where_there_is_no_more(corpus_room: Room) -> None:
    topic = next(one for one in corpus_room.topics if one.about is About.AGENCY)
    quiz = draw(corpus_room.pool, corpus_room.topics, Wish(topics=(topic.id,), count=50))
    assert quiz.short == 50 - len(quiz.items) > 0


def test_only_what_fits_is_drawn(corpus_room: Room) -> None:
    fits = [item.id for item in corpus_room.pool.items if len(item.stem) < 200]
    quiz = draw(corpus_room.pool, corpus_room.topics, Wish(count=10), fits=fits)
    assert len(quiz.items) == 10
    assert {item.id for item in quiz.items} <= set(fits)


def test_a_documents_number_is_not_asked_beside_questions_that_print_it(corpus_room: Room) -> None:
    for seed in range(4):
        quiz = draw(corpus_room.pool, corpus_room.topics, Wish(count=10, seed=seed))
        assert "document.number" not in {item.family for item in quiz.items}
