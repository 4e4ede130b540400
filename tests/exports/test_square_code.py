"""Square codes: drawn the same each time, never of what a hall cannot read."""

import pytest

from bot.exports.square_code import LONGEST, code_png, code_svg

ADDRESS = "http://192.0.2.10:8057/tap-huan/goi?doi-tuong=nguoi-dan"


def test_a_code_is_drawn_the_same_each_time() -> None:
    drawn = code_svg(ADDRESS)
    assert drawn
    assert drawn == code_svg(ADDRESS)
    assert drawn != code_svg(ADDRESS + "1")
    assert b"<svg" in drawn
    assert b"<style" not in drawn
    png = code_png(ADDRESS)
    assert png
    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize("address", ["", "http://x/" + "a" * LONGEST])
def test_what_no_hall_can_read_has_no_code(address: str) -> None:
    assert code_svg(address) is None
    assert code_png(address) is None
