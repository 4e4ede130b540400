"""Letters to words: no syllable broken, none glued, accents and marks where they belong."""

import unicodedata

from ingest.read.pdf.page import Glyph, Rule
from ingest.read.pdf.words import words_of

SIZE = 10.0


def typed(
    text: str, *, x: float = 0.0, base: float = 100.0, size: float = SIZE, gap: float = 0.0
) -> list[Glyph]:
    """Return the glyphs of a text, each half as wide as it is high; a blank in it is a printed blank."""
    glyphs = []
    for letter in text:
        glyphs.append(Glyph(letter, x, x + size / 2, base, size))
        x += size / 2 + gap
    return glyphs


def read(*glyphs: list[Glyph]) -> list[str]:
    return [word.text for word in words_of([one for part in glyphs for one in part], ())]


def test_a_printed_blank_parts_words() -> None:
    assert read(typed("Luật Bờ biển")) == ["Luật", "Bờ", "biển"]


def test_a_blank_without_room_parts_nothing() -> None:
    begin, end = typed("Lu"), typed("ật", x=10.0)
    assert read([*begin, Glyph(" ", 10.0, 10.1, 100.0, SIZE)], end) == ["Luật"]


def test_room_without_a_blank_parts_words() -> None:
    assert read(typed("Hải"), typed("Sơn", x=17.0)) == ["Hải", "Sơn"]


def test_a_narrow_gap_parts_two_syllables_but_not_one() -> None:
    assert read(typed("phủ"), typed("phê", x=15.0 + 0.8)) == ["phủ", "phê"]
    assert read(typed("bá"), typed("o", x=10.0 + 0.8)) == ["báo"]


def test_letters_set_apart_are_still_a_word() -> None:
    spaced = typed("QUYẾT ĐỊNH", gap=3.0)
    assert read(spaced) == ["QUYẾT", "ĐỊNH"]


def test_letters_drawn_out_of_order_are_put_in_order() -> None:
    assert read(typed("ngân", x=60.0), typed("hàng", x=30.0), typed("Ngân", x=0.0)) == [
        "Ngân",
        "hàng",
        "ngân",
    ]


def test_accents_drawn_by_themselves_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "Điều")
    glyphs: list[Glyph] = []
    for letter in decomposed:
        if unicodedata.combining(letter):
            under = glyphs[-1]
            glyphs.append(Glyph(letter, under.x0 + 1, under.x1 - 1, 100.0, SIZE))
        else:
            x = glyphs[-1].x1 if glyphs and not unicodedata.combining(glyphs[-1].text) else 0.0
            x = max([x, *(one.x1 for one in glyphs if not unicodedata.combining(one.text))])
            glyphs.append(Glyph(letter, x, x + 5, 100.0, SIZE))
    assert read(glyphs) == ["Điều"]


def test_an_accent_drawn_before_its_letter_is_composed() -> None:
    glyphs = [Glyph("h", 0, 5, 100, SIZE), Glyph("\u0300", 6, 9, 100, SIZE), Glyph("a", 5, 10, 100, SIZE)]
    assert read(glyphs) == ["hà"]


def test_a_raised_digit_is_a_superscript() -> None:
    assert read(typed("nhân"), typed("12", x=20.0, base=96.0, size=6.0)) == ["nhân¹²"]


def test_a_browser_raises_digits_that_are_hardly_smaller() -> None:
    assert read(typed("nhân"), typed("1", x=20.0, base=96.0, size=8.33)) == ["nhân¹"]


def test_two_raised_numbers_stay_two() -> None:
    text, first, second = typed("nhân"), typed("1", x=20, base=96, size=6), typed("2", x=25, base=96, size=6)
    assert read(text, first, second) == ["nhân¹ ²"]


def test_a_raised_digit_before_its_text_begins_a_footnote() -> None:
    assert read(typed("3", base=96, size=6), typed("Điều", x=6.0)) == ["³", "Điều"]


def test_a_lowered_digit_is_a_plain_one() -> None:
    assert read(typed("H"), typed("2", x=5.0, base=102.0, size=6.0), typed("O", x=8.0)) == ["H2O"]


def test_a_raised_zero_keeps_what_follows() -> None:
    assert read(typed("30"), typed("0", x=10.0, base=96.0, size=6.0), typed("C", x=13.0)) == ["30⁰C"]


def test_a_ruled_line_parts_cells_that_all_but_touch() -> None:
    glyphs = [*typed("4.6"), *typed("Chi", x=15.5)]
    assert [word.text for word in words_of(glyphs, ())] == ["4.6Chi"]
    assert [word.text for word in words_of(glyphs, [Rule(15.2, 80, 15.3, 120)])] == ["4.6", "Chi"]
