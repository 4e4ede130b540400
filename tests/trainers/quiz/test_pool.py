"""Every question that can be made is proven, has one answer, and steps into no trap."""

import re
from itertools import combinations

import pytest

from assistant.search.shelf import Shelf
from assistant.text.numbers import amount
from bot.trainers.quiz.clause_texts import cut
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.making import LONGEST_OPTION, spelled
from bot.trainers.quiz.pool import MOST, pool_of
from bot.trainers.topic import About
from tests.trainers.quiz import traps
from tests.trainers.quiz.conftest import Room

ROOMS = ("trapped", "of_acts", "corpus_room", "invented_room")


@pytest.fixture(params=ROOMS)
def room(request: pytest.FixtureRequest) -> Room:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Room)
    return found


def of(room: Room, *families: str) -> list[Item]:
    return [item for item in room.pool.items if item.family in families]


def cell(number: int, year: int) -> str:
    return f"{traps.ID}/PL.{number}@Năm {year}"


def test_every_quote_is_the_text_of_its_span(room: Room) -> None:
    assert room.pool.items
    for item in room.pool.items:
        assert item.proofs
        for quote in item.proofs:
            assert quote.text
            assert quote.text == quote.span.of(room.clean[quote.document]), item.id


def test_options_and_keys_are_of_their_kind(room: Room) -> None:
    for item in room.pool.items:
        assert len({spelled(one) for one in item.options}) == len(item.options), item
        assert all(len(one) <= LONGEST_OPTION for one in item.options)
        assert all(0 <= at < len(item.options) for at in item.key)
        shapes = {
            Kind.SINGLE: len(item.key) == 1 and len(item.options) >= 3,
            Kind.SEVERAL: 1 < len(item.key) < len(item.options) - 1 and item.key == tuple(sorted(item.key)),
            Kind.TRUTH: len(item.key) == 1 and len(item.options) == 2,
            Kind.ORDER: sorted(item.key) == list(range(len(item.options))),
            Kind.MATCH: sorted(item.key) == list(range(len(item.left)))
            and len(item.options) == len(item.left),
            Kind.FILL: item.options == () and bool(item.accepted),
        }
        assert shapes[item.kind], item
        assert "$" not in item.stem
        assert item.facts


def test_ids_are_each_of_one_question_and_families_are_bounded(room: Room) -> None:
    assert len({item.id for item in room.pool.items}) == len(room.pool.items)
    shown = {(item.stem, frozenset(item.options), item.left, item.accepted) for item in room.pool.items}
    assert len(shown) == len(room.pool.items)
    documents = {item.document for item in room.pool.items}
    assert max(room.pool.families().values()) <= MOST * len(documents)


def test_a_pool_is_the_same_each_time(corpus_room: Room, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        assert pool_of(edition) == corpus_room.pool


def test_all_kinds_are_made(corpus_room: Room) -> None:
    assert {item.kind for item in corpus_room.pool.items} == set(Kind)
    sources = {item.family.partition(".")[0] for item in corpus_room.pool.items}
    assert sources == {"target", "duty", "document", "clause"}


def test_most_items_fit_a_poll_of_telegram(corpus_room: Room) -> None:
    short = [
        item
        for item in corpus_room.pool.items
        if len(item.stem) <= 300
        and all(len(one) <= 100 for one in item.options)
        and len(item.explanation) <= 200
    ]
    assert len(short) > len(corpus_room.pool.items) / 2


def test_digests_give_no_question(corpus_room: Room) -> None:
    assert {item.document for item in corpus_room.pool.items} <= set(corpus_room.clean)


def test_equal_values_never_stand_beside_each_other(trapped: Room) -> None:
    for item in of(trapped, "target.value", "target.match_rows", "target.match_columns"):
        for one, other in combinations(item.options, 2):
            numbers = [amount(re.sub(r"[^\d.,]", "", text)) for text in (one, other)]
            assert numbers[0] != numbers[1], item


def test_a_bound_is_not_offered_beside_a_value_that_fits_it(trapped: Room) -> None:
    asked = [item for item in of(trapped, "target.value") if item.subject == cell(1, 2040)]
    assert not any({"85%", "90%", "99%", "80%"} & set(item.options) for item in asked)
    about = {item.subject for item in of(trapped, "target.column", "target.fill_column")}
    assert not about & {cell(1, 2035), cell(1, 2040), cell(8, 2030), cell(8, 2035)}


@pytest.mark.parametrize(("row", "year"), [(4, 2030), (4, 2035), (5, 2030), (5, 2035), (9, 2030), (9, 2035)])
def test_a_value_that_is_repeated_or_in_a_range_asks_for_no_column(
    trapped: Room, row: int, year: int
) -> None:
    about = {item.subject for item in of(trapped, "target.column", "target.fill_column")}
    assert cell(row, year) not in about


@pytest.mark.parametrize("row", [6])
def test_a_noted_row_gives_nothing(trapped: Room, row: int) -> None:
    assert not [item for item in trapped.pool.items if f"{traps.ID}/PL.{row}" in item.places]
    assert not [
        item for item in trapped.pool.items if any(one == "vườn ươm giống chè" for one in item.options)
    ]


def test_blank_noted_and_wordy_cells_give_nothing(trapped: Room) -> None:
    facts = {fact for item in trapped.pool.items for fact in item.facts}
    assert not facts & {cell(7, 2030), cell(7, 2035), cell(12, 2040)}
    assert cell(7, 2040) in facts


def test_a_bare_number_beside_several_units_gives_nothing(trapped: Room) -> None:
    facts = {fact for item in trapped.pool.items for fact in item.facts}
    assert cell(14, 2030) not in facts
    assert cell(14, 2035) in facts


def test_no_column_that_one_starts_from_is_asked(trapped: Room) -> None:
    shown = [text for item in trapped.pool.items for text in (item.stem, *item.options, *item.left)]
    assert not [text for text in shown if "Thực hiện 2025" in text]


def test_rows_alike_never_stand_beside_each_other(trapped: Room) -> None:
    longer = "Chỉ tiêu 3: Tỷ lệ hộ lắp điện mặt trời mái nhà"
    shorter = "Chỉ tiêu 2: Tỷ lệ hộ lắp điện mặt trời"
    for item in trapped.pool.items:
        assert not {longer, shorter} <= {*item.options, *item.left}
    values = [item for item in of(trapped, "target.value") if item.subject == cell(2, 2030)]
    assert values
    assert not any("40%" in item.options for item in values)


def test_rows_of_a_value_are_all_that_have_it_however_it_is_written(trapped: Room) -> None:
    for item in of(trapped, "target.row", "target.rows"):
        if "75" in item.stem and "2030" in item.stem:
            right = {item.options[at] for at in item.key}
            others = " ".join(one for one in item.options if one not in right)
            assert not re.search(r"Chỉ tiêu (1|2|13):", others), item


def test_a_statement_that_follows_from_the_printed_one_is_not_called_wrong(trapped: Room) -> None:
    wrong = [item for item in of(trapped, "target.truth") if item.options[item.key[0]] == "Sai"]
    assert wrong
    for item in wrong:
        if item.subject == cell(1, 2040):  # ≥ 80%
            assert "“75%”" in item.stem or re.search(r"“[1-6]\d%”", item.stem), item.stem


def test_agencies_that_belong_together_are_never_told_apart(trapped: Room) -> None:
    people, office = "Ủy ban nhân dân xã", "Văn phòng Ủy ban nhân dân xã"
    for item in of(trapped, "duty.who", "duty.match"):
        assert not {people, office} <= {*item.options, *item.left}
    for item in of(trapped, "duty.truth"):
        if item.options[item.key[0]] == "Sai":
            assert set(item.agencies) != {"uy-ban-nhan-dan-xa", "van-phong-uy-ban-nhan-dan-xa"}


def test_who_reports_is_asked_only_beside_those_who_do_not(trapped: Room) -> None:
    asked = [item for item in of(trapped, "duty.who", "duty.truth") if "áo cáo tiến độ" in item.stem]
    assert asked
    for item in asked:
        assert "Hội Nông dân" not in item.options
        assert not ("hoi-nong-dan" in item.agencies and item.options[item.key[0]] == "Sai")


def test_a_task_does_not_name_who_is_given_it(corpus_room: Room, trapped: Room) -> None:
    for room in (corpus_room, trapped):
        for item in of(room, "duty.who"):
            task = item.stem.partition("“")[2].casefold()
            assert not any(option.casefold() in task for option in item.options), item


def test_gaps_are_cut_out_of_the_clause(corpus_room: Room, of_acts: Room) -> None:
    for room in (corpus_room, of_acts):
        for item in of(room, "clause.gap", "clause.fill"):
            quoted = item.stem.partition("“")[2].rpartition("”")[0]
            right = item.accepted[0] if item.accepted else item.options[item.key[0]]
            assert quoted.replace("……", right) in room.clean[item.document], item.stem
            others = [one for at, one in enumerate(item.options) if at not in item.key]
            assert not any(quoted.replace("……", one) in room.clean[item.document] for one in others)


def test_what_is_only_likely_read_right_is_not_asked(
    corpus_room: Room, request: pytest.FixtureRequest
) -> None:
    with request.getfixturevalue("shelf").lend() as edition:
        fixes = [fix for id_ in corpus_room.clean for fix in edition.library.fixes(id_)]
    doubted = [fix for fix in fixes if fix.confidence.value == "likely" and fix.start is not None]
    assert doubted
    for item in corpus_room.pool.items:
        for quote in item.proofs:
            assert not any(fix.document == quote.document and fix.touches(quote.span) for fix in doubted), (
                item
            )


def test_acts_in_articles_give_questions(of_acts: Room) -> None:
    families = of_acts.pool.families()
    assert {"document.number", "document.signed", "clause.where", "clause.truth"} <= set(families)
    asked = {item.document: item.options[item.key[0]] for item in of(of_acts, "document.signed")}
    assert asked == {"9-2031-nd-cp": "03/02/2031", "20-2032-nd-cp": "05/06/2032"}


def test_chapters_are_topics_where_there_are_some_else_articles(of_acts: Room) -> None:
    tasks = [topic.id for topic in of_acts.topics if topic.about is About.TASKS]
    assert tasks == [
        *(f"nhiem-vu:9-2031-nd-cp/{path}" for path in ("c1", "c2", "c3")),
        *(f"nhiem-vu:20-2032-nd-cp/{path}" for path in ("d1", "d2")),
    ]


def test_headings_that_are_cut_can_still_be_told_apart(corpus_room: Room, of_acts: Room) -> None:
    long = "cơ sở hạ tầng và các hệ thống thiết yếu khác " * 4
    assert len(cut(f"Cơ chế, chính sách ưu đãi đầu tư {long}")) > 40
    for item in (*corpus_room.pool.items, *of_acts.pool.items):
        shown = [one.rstrip(" …").casefold() for one in item.options] if item.kind is Kind.ORDER else []
        assert not any(one != other and other.startswith(one) for one in shown for other in shown), item.stem
