"""The little Markdown of an answer."""

import pytest

from bot.views.answers.markdown import Block, Piece, blocks

NBSP = "\u00a0"


def test_bold_marks_lists_and_lines() -> None:
    text = "**≥ 5%** vào năm 2031. [1]\nThêm một dòng.\n– một [2]\n- hai\n\nCuối."
    assert blocks(text, {1, 2}) == (
        Block(
            "paragraph",
            (
                (Piece("bold", "≥ 5%"), Piece("plain", f" vào năm 2031.{NBSP}"), Piece("mark", "1")),
                (Piece("plain", "Thêm một dòng."),),
            ),
        ),
        Block(
            "list",
            ((Piece("plain", f"một{NBSP}"), Piece("mark", "2")), (Piece("plain", "hai"),)),
        ),
        Block("paragraph", ((Piece("plain", "Cuối."),),)),
    )


@pytest.mark.parametrize(
    "text", ["[3] không có nguồn", "**dở dang", "<b>a</b>", "[a](b)", "2 * 3 * 4", "****"]
)
def test_what_is_not_ours_stays_as_written(text: str) -> None:
    assert blocks(text, {1}) == (Block("paragraph", ((Piece("plain", text),),)),)


def test_a_dash_inside_a_line_is_no_list() -> None:
    assert [block.kind for block in blocks("40% – 50%", ())] == ["paragraph"]
