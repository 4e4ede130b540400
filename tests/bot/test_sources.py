"""Citations of one place stand together, and nothing is said twice."""

from dataclasses import replace

from assistant.answers.answer import Citation, Quote
from assistant.library.nouns import Span
from bot.views.answers.sources import Said, sources


def cite(n: int, label: str, text: str, start: int, beside: tuple[Quote, ...] = ()) -> Citation:
    quote = Quote("d", "d/PL.1", Span(start, start + len(text)), text, label)
    return Citation(n, quote, "7-KH/LM", "/van-ban/d#PL.1", beside=beside)


def test_cells_of_a_row_are_one_source() -> None:
    name = Quote("d", "d/PL.1", Span(2, 9), "Cầu mới", "Phụ lục, dòng 1")
    found = sources(
        [
            cite(1, "Phụ lục, dòng 1, cột Năm 2031", "5", 10, (name,)),
            cite(2, "Phụ lục, dòng 1, cột Năm 2032", "6", 12, (name,)),
        ]
    )
    (source,) = found
    assert source.label == "Phụ lục, dòng 1"
    assert source.said == (Said(1, "cột Năm 2031", "5"), Said(2, "cột Năm 2032", "6"))
    assert source.beside == ("Cầu mới",)


def test_what_is_quoted_is_not_beside() -> None:
    quoted = cite(1, "Mục I", "Cầu mới xây xong", 0)
    part = Quote("d", "d/PL.1", Span(0, 7), "Cầu mới", "Mục I")
    (source,) = sources([replace(quoted, beside=(part,))])
    assert source.beside == ()
    assert source.said == (Said(1, "", "Cầu mới xây xong"),)


def test_other_places_are_other_sources() -> None:
    elsewhere = replace(cite(2, "Mục II", "b", 30), url="/van-ban/d#II")
    assert [source.label for source in sources([cite(1, "Mục I", "a", 0), elsewhere])] == ["Mục I", "Mục II"]
