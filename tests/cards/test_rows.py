"""Rows in the chat: every value as printed, found by number and by words, chosen page by page."""

from itertools import pairwise

from bot.cards.actions import ShowChart, ShowRow, ShowRows
from bot.cards.card import Facts
from bot.cards.sources import on_one_line
from bot.views.targets.board import Board, board_of
from tests.cards.conftest import Spoken, actions_of, check, leafed, said


def board(spoken: Spoken) -> Board:
    with spoken.shelf.lend() as edition:
        return board_of(edition)


def test_every_row_shows_every_value_as_printed(spoken: Spoken) -> None:
    verbatim = spoken.verbatim()
    for row in board(spoken).rows:
        reply = spoken.speaker.does(ShowRow(row.id), "c")
        check(reply, verbatim)
        shown = [
            "".join(run.text for run in value)
            for block in reply.cards[0].blocks
            if isinstance(block, Facts)
            for _, value in block.pairs
        ]
        text = said(reply)
        for cell in row.cells.values():
            assert cell.said in shown
            assert all(note.text in text for note in cell.notes)
        assert row.title in text
        assert row.document.number in text
        for fix in row.fixes:
            assert on_one_line(fix.corrected) in text


def test_rows_are_leafed_from_the_first_to_the_last(spoken: Spoken) -> None:
    rows = board(spoken).rows
    for one, after in pairwise(rows):
        onward = {action.does for action in actions_of(spoken.speaker.does(ShowRow(one.id), "c"))}
        assert (ShowRow(after.id, instead=True) in onward) == (after.document == one.document)


def test_every_number_finds_its_row(spoken: Spoken) -> None:
    rows = board(spoken).rows
    for row in rows:
        if not row.numbered:
            continue
        same = [one for one in rows if one.numbered and one.target.number == row.target.number]
        reply = spoken.speaker.targets(row.target.number)
        text = said(reply)
        if len(same) == 1:
            assert row.title in text
            assert ShowChart(row.id) in {one.does for one in actions_of(reply)} or not row.cells
        else:
            assert {ShowRow(one.id) for one in same} <= {one.does for one in actions_of(reply)}
            assert all(one.document.number in text for one in same)


def test_a_row_is_found_by_its_name_typed_without_accents(corpus: Spoken) -> None:
    row = next(one for one in board(corpus).rows if one.cells and "5G" in one.shown_name)
    for typed in ("5g", "phu song 5G", "5G 2030", f"chỉ tiêu {row.target.number}"):
        assert row.title in said(corpus.speaker.targets(typed)), typed


def test_what_names_no_row_is_said_and_groups_are_offered(spoken: Spoken) -> None:
    for typed in ("zqzqzq", "98765", "chỉ tiêu 98765"):
        reply = spoken.speaker.targets(typed)
        check(reply, ())
        assert any(isinstance(one.does, ShowRows) and one.does.group for one in actions_of(reply))


def test_the_pages_of_groups_hold_every_row_once(spoken: Spoken) -> None:
    listed: list[str] = []
    for topic in board(spoken).topics:
        for card in leafed(spoken.speaker, spoken.speaker.does(ShowRows(topic.id), "c"), ShowRows):
            listed += [one.does.row for row in card.actions for one in row if isinstance(one.does, ShowRow)]
    grouped = [row.id for row in board(spoken).rows if row.topic]
    assert sorted(listed) == sorted(grouped)


def test_a_row_is_drawn_with_its_words(spoken: Spoken) -> None:
    row = next(one for one in board(spoken).rows if one.cells)
    card = spoken.speaker.does(ShowChart(row.id), "c").cards[0]
    assert card.picture is not None
    assert card.picture.png.startswith(b"\x89PNG")
    assert all(cell.said in card.picture.alternative for cell in row.cells.values())
    bare = next((one for one in board(spoken).rows if not one.cells), None)
    if bare:
        assert spoken.speaker.does(ShowChart(bare.id), "c").cards[0].picture is None
