"""What an answer quotes is marked in its document, character for character, on the page and in its fragment."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Question, Quote
from assistant.assistant import Assistant
from assistant.library.nouns import Span
from assistant.search.shelf import Shelf
from bot.web.documents.around import around, is_large
from bot.web.documents.runs import ranges
from tests.bot.conftest import Told, client_of

QUESTIONS = (
    "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?",
    "Ban Nội chính làm gì?",
    "Tỷ lệ chi cho khoa học công nghệ năm 2030?",
    "Ủy ban nhân dân tỉnh có nhiệm vụ gì?",
    "Bao lâu thì báo cáo một lần?",
    "Chương trình 42 có bao nhiêu chỉ tiêu?",
    "Nghị quyết 57 nói gì về dữ liệu?",
    "Cấp xã có những nhiệm vụ gì?",
    "Mục tiêu đến năm 2045 là gì?",
    "Ai ký chương trình 42?",
)


class Marks(HTMLParser):
    """The marked characters of a page: where each mark says it lies, and the text that it holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[int, int, str]] = []
        self._open = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "mark" and given.get("class") == "trich":
            self._open = True
            self.found.append((int(given["data-tu"] or 0), int(given["data-den"] or 0), ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._open:
            start, end, text = self.found[-1]
            self.found[-1] = (start, end, text + data)


@pytest.fixture(scope="module")
def quotes(shelf: Shelf) -> list[Quote]:
    assistant = Assistant(shelf)
    answers = [assistant.ask(Question(question)) for question in QUESTIONS]
    cited = [one for answer in answers for one in answer.citations]
    found = [quote for one in cited for quote in (one.quote, *one.beside)]
    return list({(one.document, one.span.start, one.span.end): one for one in found}.values())


def asked(quote: Quote, *, fragment: bool = False) -> str:
    more = "&phan=1" if fragment else ""
    path = quote.provision.partition("/")[2]
    return f"/van-ban/{quote.document}?trich={quote.span.start}-{quote.span.end}{more}#{path}"


def marked(html: str, clean: str, span: Span) -> str:
    """Return what the marks of a page hold; blanks that no element shows (between cells) are taken from `clean`."""
    at, text = span.start, ""
    for start, end, said in Marks(html).found:
        assert said == clean[start:end]
        assert clean[at:start].strip() == ""
        text += clean[at:start] + said
        at = end
    return text


def test_every_quote_is_marked_to_the_character(shelf: Shelf, quotes: list[Quote]) -> None:
    assert len(quotes) > 25
    with client_of(shelf, Told(None)) as client, shelf.lend() as edition:  # type: ignore[arg-type]
        for quote in quotes:
            clean = edition.library.clean_text(quote.document)
            for fragment in (False, True):
                html = client.get(asked(quote, fragment=fragment)).text
                assert marked(html, clean, quote.span) == quote.text.rstrip(), quote
                assert f'id="{quote.provision.partition("/")[2]}"' in html


def test_a_mark_goes_through_a_correction_and_leaves_its_number_out(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        library = edition.library
        document = library.documents()[0]
        fixes = [one for one in library.fixes(document.id) if one.start is not None and one.end is not None]
        clean = library.clean_text(document.id)
        for fix in fixes:
            assert fix.start is not None
            assert fix.end is not None
            span = Span(max(0, fix.start - 1), fix.end)
            html = client.get(f"/van-ban/{document.id}?trich={span.start}-{span.end}").text
            text = marked(html, clean, span)
            assert text == span.of(clean).rstrip("\t\n") or text.strip() == span.of(clean).strip()


def test_the_fragment_is_the_text_alone_and_says_whose(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        verbatim, digest = (
            next(one for one in edition.library.documents() if one.text == text)
            for text in ("verbatim", "digest")
        )
        paths = [one.path for one in edition.library.provisions(verbatim.id)]
    got = client.get(f"/van-ban/{verbatim.id}?phan=1").text
    assert got.lstrip().startswith("<article")
    assert got.rstrip().endswith("</article>")
    assert "<main" not in got
    assert verbatim.number in got
    assert set(re.findall(r' id="([^"]+)"', got)) >= set(paths)
    # A link in another page leads to the document's own page.
    assert not re.findall(r'href="#', got)
    assert "tóm lược" not in got[:600]
    assert "bản tóm lược" in client.get(f"/van-ban/{digest.id}?phan=1").text


@pytest.mark.parametrize(
    "written",
    [["a-b"], ["5"], ["-1-4"], ["9-3"], ["3-3"], ["0-999999999"], ["0-9999999999999"], ["١-٢"], ["1-2<x>"]],
)
def test_what_is_no_range_of_the_text_is_ignored(
    client: TestClient, shelf: Shelf, written: Sequence[str]
) -> None:
    assert ranges(written, 100) == ()
    with shelf.lend() as edition:
        document = edition.library.documents()[0]
    got = client.get(f"/van-ban/{document.id}", params={"trich": list(written)})
    assert got.status_code == 200
    assert 'class="trich"' not in got.text


def test_ranges_are_joined_and_at_most_twenty() -> None:
    assert ranges(["5-9", "0-3", "2-6"], 100) == (Span(0, 9),)
    assert len(ranges([f"{n}-{n + 1}" for n in range(0, 90, 2)], 100)) == 20


def test_of_a_very_large_document_the_part_around_a_place_is_shown(shelf: Shelf) -> None:
    with shelf.lend() as edition:
        document = edition.library.documents()[0]
        provisions = edition.library.provisions(document.id)
    assert not is_large(provisions)
    for one in provisions:
        part = around(provisions, one.start)
        assert one in part
        assert sorted(part, key=lambda each: each.start) == list(part)
        assert len({each.id for each in part}) == len(part)
        assert sum(len(each.text) for each in part) < 40_000
        # Nothing stands there without the headings above it.
        ids = {each.id for each in part}
        assert part[-1].parent is None or part[-1].parent in ids
