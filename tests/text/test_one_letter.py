"""One letter makes the difference, its accents counting."""

import pytest

from assistant.text.one_letter import is_alike, neighbours


@pytest.mark.parametrize(
    ("typed", "form", "alike"),
    [
        ("bằngg", "bằng", True),
        ("đn", "đến", True),
        ("thya", "thay", True),
        ("noà", "nào", True),
        ("caủ", "của", True),
        ("nuớc", "nước", True),
        ("đặtt", "đạt", False),
        ("nuớc", "được", False),
        ("caủ", "cao", False),
        ("tnh", "tính", True),
    ],
)
def test_slips_keep_the_accents_of_the_other_letters(typed: str, form: str, alike: bool) -> None:
    assert is_alike(typed, form) is alike


def test_neighbours_are_one_letter_away() -> None:
    assert {"nam", "na", "nem", "anm", "nams"} <= neighbours("nam")
    assert "nemo" not in neighbours("nam")
