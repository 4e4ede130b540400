"""Packs for every audience and length: timing, what fits, and that every quotation stands in its document."""

import re
from collections.abc import Iterator

import pytest

from assistant.answers.answer import Status
from bot.exports.deck import Slide
from bot.exports.slides.presentation import fits
from bot.trainers.fault import Fault
from bot.trainers.pack.audiences import audiences
from bot.trainers.pack.lengths import length_of
from bot.trainers.pack.making import pack_of
from bot.trainers.pack.pack import LENGTHS, Pack, Wanted
from bot.trainers.pack.slides.room import FITS, MOST_BLOCKS, MOST_ROWS, TITLE
from bot.trainers.pack.wanting import address_of
from tests.trainers.pack.conftest import Room

_QUIZ = {"question", "answer"}


def _spread(room: Room, minutes: int) -> list[tuple[str, ...]]:
    """Return some choices of topics: each sort alone, and as many as fit."""
    sorts = [room.of(about) for about in ("tasks", "targets", "agency", "document")]
    alone = [(some[minutes % len(some)].id,) for some in sorts if some]
    most = length_of(minutes).topics
    return [*alone, tuple(some[-1].id for some in sorts if some)[:most]]


def _packs(room: Room) -> Iterator[Pack]:
    for n, audience in enumerate(audiences()):
        for m, minutes in enumerate(LENGTHS):
            choices = _spread(room, minutes)
            yield room.pack(audience.word, *choices[(n + m) % len(choices)], minutes=minutes)


@pytest.fixture(scope="session")
def packs(room: Room, invented_room: Room) -> tuple[tuple[Room, Pack], ...]:
    return tuple((one, pack) for one in (room, invented_room) for pack in _packs(one))


def test_the_minutes_of_parts_and_slides_sum_to_the_length(packs: tuple[tuple[Room, Pack], ...]) -> None:
    for _, pack in packs:
        assert sum(part.minutes for part in pack.parts) == pack.wanted.minutes
        for part in pack.parts:
            assert part.minutes > 0
            assert sum(slide.minutes for slide in part.slides) == part.minutes
            assert all(slide.minutes > 0 for slide in part.slides)


def test_there_are_no_more_slides_than_the_length_has_room_for(packs: tuple[tuple[Room, Pack], ...]) -> None:
    for _, pack in packs:
        own = [slide for slide in pack.slides if slide.kind not in _QUIZ]
        assert len(own) <= length_of(pack.wanted.minutes).slides, pack.wanted
        assert len(pack.quiz.items) <= length_of(pack.wanted.minutes).items


def test_everything_on_a_slide_fits_it(packs: tuple[tuple[Room, Pack], ...]) -> None:
    for _, pack in packs:
        for slide in pack.slides:
            quoted = [block for block in slide.blocks if block.style == "quote"]
            assert len(slide.title) <= TITLE + 60
            if slide.kind == "text" and slide.places:
                assert sum(len(block.text) for block in quoted) <= FITS, slide.title
                assert len(quoted) <= MOST_BLOCKS
            assert fits(slide), slide.title
            assert slide.sheet is None or len(slide.sheet.rows) <= MOST_ROWS


def test_a_quotation_begins_with_no_bullet_and_the_quiz_names_its_documents(
    packs: tuple[tuple[Room, Pack], ...],
) -> None:
    for _, pack in packs:
        assert not [
            block.text
            for slide in pack.slides
            for block in slide.blocks
            if block.style == "quote" and block.text[:2] in {"- ", "+ ", "– "}
        ]
        names = dict(pack.quiz.documents)
        assert all(names[item.document] != item.document for item in pack.quiz.items)


def test_every_quotation_and_cell_stands_in_a_document_held_word_for_word(
    packs: tuple[tuple[Room, Pack], ...],
) -> None:
    for room, pack in packs:
        with room.desk.library() as library:
            clean = "\n".join(library.clean_text(one.id) for one in pack.documents)
            assert all(one.text == "verbatim" and one.is_public for one in pack.documents)
        spaced = " ".join(clean.split())
        for slide in pack.slides:
            for block in slide.blocks:
                if block.style == "quote":
                    shown = block.text if slide.places else block.text.removesuffix(" …")
                    assert shown in clean or shown in spaced or _heading(shown) in spaced, shown
            for cell in _cells(slide):
                assert cell in spaced, cell


def _heading(text: str) -> str:
    """Return a heading without the point that joins its mark to a title on the next line."""
    return re.sub(r"^((?:PHỤ LỤC|Chương|Phần|Mục)[^.]*)\. ", r"\1 ", text)


def _cells(slide: Slide) -> Iterator[str]:
    if slide.sheet:
        yield from (str(cell) for row in slide.sheet.rows for cell in row)


def test_no_slide_names_a_digest_and_each_quotation_has_its_clause(
    packs: tuple[tuple[Room, Pack], ...],
) -> None:
    for room, pack in packs:
        held = {one.id for one in pack.documents}
        with room.desk.library() as library:
            for slide in pack.slides:
                assert {place.partition("/")[0] for place in slide.places} <= held
                assert all(library.provision(place) for place in slide.places)
                if slide.places:
                    assert slide.small
                    assert slide.address.startswith("/van-ban/")


def test_likely_questions_are_answered_by_the_topics_own_documents(
    packs: tuple[tuple[Room, Pack], ...],
) -> None:
    for _, pack in packs:
        held = {one.id for one in pack.documents}
        assert len({one.question for one in pack.likely}) == len(pack.likely)
        for one in pack.likely:
            assert one.answer.status is Status.ANSWERED
            assert one.answer.citations
            assert all(c.kind == "verbatim" and c.quote.document in held for c in one.answer.citations)


def test_the_same_wanted_gives_the_same_pack(room: Room) -> None:
    topics = [one.id for one in room.topics if one.about != "tasks"][:3]
    assert room.pack("lanh-dao", *topics, minutes=60) == room.pack("lanh-dao", *topics, minutes=60)
    other = room.pack("lanh-dao", *topics, minutes=60, seed=2)
    assert other.quiz.items != room.pack("lanh-dao", *topics, minutes=60).quiz.items


def test_answers_may_be_reworded_and_without_a_model_stay_as_they_are(room: Room) -> None:
    wanted = Wanted("chuyen-vien", (room.of("targets")[0].id,), 15)
    made = pack_of(room.desk, room.topics, room.pool, wanted, reworded=True)
    assert isinstance(made, Pack)
    assert made == room.pack("chuyen-vien", *wanted.topics, minutes=15)


def test_what_cannot_be_made_is_told(room: Room, invented_room: Room) -> None:
    gone = room.asked("lanh-dao", "van-ban:khong-co")
    assert isinstance(gone, Fault)
    assert "van-ban:khong-co" in gone.text
    bare = next(one for one in invented_room.of("document") if "nam-phong" in one.document)
    told = invented_room.pack("lanh-dao", bare.id, minutes=90).told
    assert any("nói về hiệu lực" in line for line in told)
    assert any("chỉ đủ" in line for line in told)


def test_a_square_code_leads_phones_to_the_pack(room: Room) -> None:
    wanted = Wanted("nguoi-dan", (room.of("agency")[0].id,), 15)
    made = pack_of(room.desk, room.topics, room.pool, wanted, base="https://a.example/")
    assert isinstance(made, Pack)
    assert made.slides[-1].code == "https://a.example" + address_of(wanted)
    assert not room.pack("nguoi-dan", *wanted.topics, minutes=15).slides[-1].code


def test_what_had_no_room_is_told_and_listed_for_who_speaks(room: Room) -> None:
    whole = room.of("document")[0]
    pack = room.pack("nguoi-dan", whole.id, minutes=15)
    assert pack.told
    listed = next(slide for slide in reversed(pack.parts[1].slides))
    labels = [note for note in listed.notes if "Chưa đưa lên trang chiếu" in note]
    assert labels


def test_topics_of_one_document_show_nothing_twice(room: Room) -> None:
    topics = [room.of(about)[0].id for about in ("tasks", "targets", "agency", "document")]
    pack = room.pack("chuyen-vien", *topics, minutes=60)
    tables = [place for slide in pack.slides if slide.kind == "table" for place in slide.places]
    assert len(tables) == len(set(tables))
