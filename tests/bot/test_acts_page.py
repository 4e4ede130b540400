"""The page of an act: its outline, what it puts into others, pages of the original, where it says what of itself."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from assistant.library.nouns import Provision
from bot.web.documents.outline import outline_of
from bot.web.documents.reader import Passage, Quoted, reading
from bot.web.templating import kept_whole, with_blanks
from tests.answers.invented_acts import acts
from tests.bot.conftest import Told, serving
from tests.invented import document


@pytest.fixture(scope="module")
def holdings(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    return list(acts(tmp_path_factory.mktemp("acts")))


@pytest.fixture
def client(holdings: list, tmp_path_factory: pytest.TempPathFactory, assistant: Told) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("home") / "home", holdings, assistant) as client:
        yield client


def part(n: int, kind: str, parent: str | None = None, *, page: int | None = None) -> Provision:
    text = f"Điều {n}. Việc {n}\n"
    return Provision(
        f"d/{n}", "d", str(n), parent and f"d/{parent}", kind, f"Điều {n}", (), text, n * 20, 0, 0, page
    )


def test_an_outline_goes_down_to_articles_with_the_titles_of_chapters(holdings: list) -> None:
    decree = holdings[0]
    found = outline_of(decree.document, decree.provisions)
    assert found.entries[0].title == "Chương I. NHỮNG QUY ĐỊNH CHUNG"
    assert [[one.title for one in entry.below] for entry in found.entries][1] == ["Điều 3. Áo phao"]
    assert not found.folded


def test_a_long_outline_is_folded() -> None:
    chapter = part(0, "chapter")
    articles = [part(n, "article", "0") for n in range(1, 61)]
    assert outline_of(document(), [chapter, *articles]).folded
    assert not outline_of(document(), [chapter, *articles[:59]]).folded


def test_what_is_put_into_another_document_stands_apart(holdings: list) -> None:
    blocks = reading(holdings[1].provisions, ()).blocks
    quoted = [[one.provision.path for one in block.passages] for block in blocks if isinstance(block, Quoted)]
    assert quoted == [["d1.k1.k2"], ["d1.k2.d7a", "d1.k2.d7a.k1", "d1.k2.d7a.k2"]]
    opening = [one.opens for block in blocks if isinstance(block, Quoted) for one in block.passages]
    assert opening == [False, True, False, False]


def test_a_page_of_the_original_is_told_where_it_first_begins() -> None:
    provisions = [part(1, "article", page=1), part(2, "article", page=1), part(3, "article", page=3)]
    blocks = reading(provisions, ()).blocks
    assert [block.page for block in blocks if isinstance(block, Passage)] == [1, None, 3]


def test_a_numbered_paragraph_that_goes_on_is_no_heading() -> None:
    long = replace(part(1, "item"), text="1. " + "dài " * 80)
    short = part(2, "item")
    below = [part(3, "paragraph", "1"), part(4, "paragraph", "2")]
    blocks = reading([long, below[0], short, below[1]], ()).blocks
    assert [bool(block.level) for block in blocks if isinstance(block, Passage)] == [
        False,
        False,
        True,
        False,
    ]


def test_the_page_leads_to_where_the_act_speaks_of_itself(client: TestClient) -> None:
    html = client.get("/van-ban/9-2031-nd-cp").text
    for place in ("#~1", "#d4", "#d5", "#d5.k3"):
        assert f'href="{place}"' in html
    assert "Quy định chuyển tiếp" in html
    assert "7/2019/NĐ-CP ngày 02/03/2019" in html


def test_a_document_is_found_by_how_people_call_it(client: TestClient) -> None:
    assert client.get("/van-ban/nghị định 9").status_code == 200
    assert client.get("/api/v1/provisions/nghị định 9-2031/d3.k2").json()["id"] == "9-2031-nd-cp/d3.k2"


def test_a_question_put_on_the_page_is_put_to_that_document(client: TestClient, assistant: Told) -> None:
    assert 'name="trong" value="9-2031-nd-cp"' in client.get("/van-ban/9-2031-nd-cp").text
    html = client.get("/", params={"q": "Điều 2 nói gì?", "trong": "9-2031-nd-cp"}).text
    assert ("9-2031-nd-cp",) in [asked.documents for asked in assistant.asked]
    assert "Chỉ hỏi trong" in html
    assert client.get("/", params={"q": "a", "trong": "khong-co"}).status_code == 404


def test_the_list_can_be_narrowed_to_a_kind(client: TestClient) -> None:
    assert client.get("/van-ban").text.count('class="card"') == 2
    assert client.get("/van-ban?loai=nghi-dinh").text.count('class="card"') == 2
    empty = client.get("/van-ban?loai=luat").text
    assert empty.count('class="card"') == 0
    assert "Chưa có văn bản nào thuộc loại này" in empty


def test_rows_of_dots_are_blanks_and_nothing_else_is_markup() -> None:
    shown = with_blanks("Họ và tên: ............ <b>")
    assert str(shown) == 'Họ và tên: <span class="blank">............</span> &lt;b&gt;'
    assert str(with_blanks("v.v...")) == "v.v..."


def test_numbers_of_documents_are_kept_on_one_line_and_nothing_else_is_markup() -> None:
    kept = '<span class="whole">{}</span>'
    assert str(kept_whole("Chương trình 2-CTr/TU <b>")) == f"Chương trình {kept.format('2-CTr/TU')} &lt;b&gt;"
    assert str(kept_whole("231/KH-UBND")) == kept.format("231/KH-UBND")
    assert str(kept_whole("ngày 12/3/2031, 5 - 7 năm")) == "ngày 12/3/2031, 5 - 7 năm"
