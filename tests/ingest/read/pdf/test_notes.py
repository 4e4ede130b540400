"""Where the footnotes of a page begin."""

from ingest.read.pdf.notes import notes_begin
from ingest.read.pdf.page import Rule, Word
from ingest.read.pdf.strips import Strip

SEPARATOR = Rule(80, 600, 220, 600.5)


def strip(base: float, text: str, size: float = 14.0) -> Strip:
    return Strip((Word(text, 80, 80 + 5 * len(text), base, size),))


TEXT = [strip(200, "Điều"), strip(220, "2.²")]


def test_under_a_line_and_marked() -> None:
    assert notes_begin([*TEXT, strip(620, "²Khoản", 11)], [SEPARATOR], 80, running=False) == 2


def test_smaller_and_marked_without_a_line() -> None:
    assert notes_begin([*TEXT, strip(620, "²Khoản", 11), strip(634, "này", 11)], [], 80, running=False) == 2


def test_a_note_that_goes_on_is_not_marked() -> None:
    page = [*TEXT, strip(620, "việc", 11)]
    assert notes_begin(page, [SEPARATOR], 80, running=True) == 2
    assert notes_begin(page, [SEPARATOR], 80, running=False) == 3


def test_small_print_is_no_footnote() -> None:
    assert notes_begin([*TEXT, strip(620, "- Lưu: VT.", 11)], [], 80, running=True) == 3
