"""The numbers that Word prints and does not keep in the text."""

import docx
import pytest
from docx.oxml.parser import parse_xml

from ingest.read.reading import Reading
from ingest.read.word.numbering import FORMATS
from tests.ingest.read.word.conftest import Read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(at: int, format_: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


OUTLINE = (
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "\uf0b7")
    + level(5, "bullet", "-", '<w:suff w:val="nothing"/>')
)
ARTICLES = level(0, "upperRoman", "Chương %1") + level(1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>')


def listed(levels: str, paragraphs: list[tuple[int, int, str]], nums: str = "") -> docx.document.Document:
    """A document with one definition: list 90 is it, `nums` are further lists; paragraphs are (list, level, text)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    for num in (f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>', nums):
        if num:
            numbering.append(parse_xml(num))
    for list_, at, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="{list_}"/></w:numPr>')
        )
    return document


def texts(reading: Reading) -> list[str]:
    return [line.text for line in reading.lines]


def test_levels_count_and_start_again(read: Read) -> None:
    found = [(90, at, "x") for at in (0, 1, 2, 2, 1, 2, 3, 3, 4, 5, 0, 1)]
    assert texts(read(listed(OUTLINE, found))) == [
        *("I. x", "1. x", "1.1. x", "1.2. x", "2. x", "2.1. x", "a) x", "b) x", "• x", "-x", "II. x", "1. x"),
    ]


def test_articles_go_on_through_chapters(read: Read) -> None:
    found = [(90, 0, ""), (90, 1, "Phạm vi"), (90, 1, "Đối tượng"), (90, 0, ""), (90, 1, "Thời hạn")]
    assert texts(read(listed(ARTICLES, found))) == [
        *("Chương I", "Điều 1. Phạm vi", "Điều 2. Đối tượng", "Chương II", "Điều 3. Thời hạn"),
    ]


def test_a_second_list_goes_on_unless_told_to_start_anew(read: Read) -> None:
    going_on = f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
    anew = going_on.replace(
        "</w:num>", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    found = [(90, 0, "a"), (90, 0, "b"), (91, 0, "c"), (91, 0, "d")]
    assert texts(read(listed(OUTLINE, found, going_on))) == ["I. a", "II. b", "III. c", "IV. d"]
    assert texts(read(listed(OUTLINE, found, anew))) == ["I. a", "II. b", "V. c", "VI. d"]


def test_letters_are_those_that_word_prints_and_a_person_is_told(read: Read) -> None:
    reading = read(listed(level(0, "lowerLetter", "%1)"), [(90, 0, "x")] * 6))
    assert texts(reading)[3:] == ["d) x", "e) x", "f) x"]
    assert [notice.code for notice in reading.notices] == ["latin_letters"]
    assert not read(listed(level(0, "lowerLetter", "%1)"), [(90, 0, "x")] * 4)).notices


def test_legal_numbers_and_no_list(read: Read) -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    found = [(90, 0, "x"), (90, 1, "y"), (0, 0, "z")]
    assert texts(read(listed(levels, found))) == ["I. x", "1.1. y", "z"]


def test_styles_number_their_paragraphs(read: Read) -> None:
    document = docx.Document()
    for text, style in (("một", "List Number"), ("hai", "List Number"), ("ba", "List Bullet")):
        document.add_paragraph(text, style=style)
    assert texts(read(document)) == ["1. một", "2. hai", "• ba"]


def test_numbers_in_a_counted_column(read: Read) -> None:
    document = listed(level(0, "decimal", "%1"), [])
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "TT", "Tên"
    for row, name in zip(table.rows[1:], ("An Phú", "Bình Lộc"), strict=True):
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'))
        row.cells[1].text = name
    assert texts(read(document)) == ["TT\tTên", "1\tAn Phú", "2\tBình Lộc"]


@pytest.mark.parametrize(
    ("format_", "number", "printed"),
    [
        *(("lowerLetter", 26, "z"), ("lowerLetter", 28, "bb"), ("upperRoman", 49, "XLIX")),
        *(("decimalZero", 7, "07"), ("lowerRoman", 10**6, "1000000")),
    ],
)
def test_formats(format_: str, number: int, printed: str) -> None:
    assert FORMATS[format_](number) == printed
