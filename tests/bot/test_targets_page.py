"""The pages and files of indicator tables: every cell as printed, charts that join only what belongs together."""

import csv
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from assistant.answers.proof.row_tests import is_rank
from assistant.assistant import Assistant
from assistant.library.nouns import Document, Holding, Milestone, Target
from assistant.places import data_folder
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.desk.of_edition import OfEdition
from bot.exports import chart as charts
from bot.exports.panels import Look
from bot.views.targets import pictures
from bot.views.targets.board import Board, board_of
from bot.views.targets.charted import is_falling, own_units, picture_of
from bot.views.targets.pictures import Pictures
from ingest.corpus import build_document
from ingest.reference import read_reference
from tests.bot.conftest import Told, client_of, serving
from tests.bot.test_pages import HOSTILE, VOID, Page
from tests.invented import document, holding

DOCUMENTS = Path(__file__).resolve().parents[1] / "ingest" / "documents"
FORMULA = ("=", "+", "-", "@")


class Rows(HTMLParser):
    """The rows of a page's tables: the address of each, and its cells as printed, None for a column it has not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str, list[str | None]]] = []
        self._open: list[str] = []
        self._address = self._number = ""
        self._cells: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        kind = given.get("class") or ""
        if tag not in VOID:
            self._open.append(f"{tag}.{kind}")
        if tag == "tr":
            self._address, self._number, self._cells = "", "", []
        if tag == "a" and (given.get("href") or "").startswith("/chi-tieu/"):
            self._address = given["href"] or ""
        if kind == "printed":
            self._cells.append("")
        if kind == "absent":
            self._cells.append(None)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()
        if tag == "tr" and self._address:
            self.found.append((self._address, self._number, self._cells))

    def handle_data(self, data: str) -> None:
        if "span.printed" in self._open:
            self._cells[-1] = (self._cells[-1] or "") + data
        if "td.number" in self._open:
            self._number += data


def printed(target: Target) -> list[str]:
    return [m.text for m in target.milestones]


@pytest.fixture(scope="session")
def targets(shelf: Shelf) -> tuple[Target, ...]:
    with shelf.lend() as edition:
        return edition.library.targets()


@pytest.fixture(scope="session")
def board(shelf: Shelf) -> Board:
    return OfEdition(Desk(shelf, Told(None)), board_of).now()  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def hai_son() -> Holding:
    """An invented programme of another province."""
    return build_document(DOCUMENTS / "hai-son", read_reference(data_folder("corpus")).agencies)


@pytest.fixture
def elsewhere(tmp_path: Path, hai_son: Holding, assistant: Told) -> Iterator[TestClient]:
    """A server of two invented documents whose tables have other columns."""
    with serving(tmp_path, [hai_son, holding()], assistant) as client:
        yield client


def test_every_cell_of_the_table_is_as_printed(client: TestClient, targets: tuple[Target, ...]) -> None:
    rows = Rows(client.get("/chi-tieu").text).found
    assert [cells for _, _, cells in rows] == [printed(target) for target in targets]
    numbers = [t.number if t.number_span.start < t.number_span.end else "–" for t in targets]
    assert [number for _, number, _ in rows] == numbers
    for (address, *_), target in zip(rows, targets, strict=True):
        assert address == f"/chi-tieu/{target.provision}"


def test_every_cell_of_the_files_is_as_printed(client: TestClient, targets: tuple[Target, ...]) -> None:
    book = load_workbook(BytesIO(client.get("/chi-tieu.xlsx").content))
    page, reckoned, notes = book.worksheets
    lines = [[str(v) if v is not None else "" for v in line] for line in page.iter_rows(values_only=True)]
    assert [line[3] for line in lines[1:]] == [target.name for target in targets]
    assert [line[5:10] for line in lines[1:]] == [printed(t) or [""] * 5 for t in targets]
    amounts = list(reckoned.iter_rows(min_row=2, values_only=True))
    cells = [m for target in targets for m in target.milestones]
    assert [line[4] or "" for line in amounts] == [m.text for m in cells]
    assert [line[6] for line in amounts] == [m.amount for m in cells]
    told = "\n".join(str(line[0]) for line in notes.iter_rows(values_only=True))
    with_notes = {note for target in targets for m in target.milestones for note in m.footnotes}
    assert with_notes
    for words in ("Văn bản gốc là căn cứ quyết định", "Chưa xác định", "10/04/2025"):
        assert words in told

    text = client.get("/chi-tieu.csv").content.decode("utf-8-sig")
    for line, target in zip(list(csv.reader(StringIO(text)))[1:], targets, strict=True):
        # a quote is put before what a spreadsheet would take for a formula, and before nothing else
        shown = [
            cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell for cell in line[5:10]
        ]
        assert shown == (printed(target) or [""] * 5)


@pytest.mark.parametrize(
    ("query", "finds"),
    [
        ("q=chuyen+doi+so+cap+tinh", {"46"}),
        ("q=Chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91+c%E1%BA%A5p+t%E1%BB%89nh", {"46"}),
        ("q=chuy%E1%BB%83n+d%C3%B4i+so+cap+tinh", set()),  # "dôi" is another word than "đổi"
        ("q=60b", {"60b"}),
        ("q=vneid", {"60"}),
        ("nam=2030&q=ho+so+suc+khoe", {"7"}),
        ("nam=2031", set()),
        ("trong=57-nq-tw", set()),
    ],
)
def test_filters(client: TestClient, query: str, finds: set[str]) -> None:
    html = client.get(f"/chi-tieu?{query}").text
    assert {number.replace("–", "60b") for _, number, _ in Rows(html).found} == finds
    assert ("Không có hàng nào khớp" in html) is not finds or bool(finds)
    text = client.get(f"/chi-tieu.csv?{query}").content.decode("utf-8-sig")
    assert len(list(csv.reader(StringIO(text)))) - 1 == len(finds)


def test_a_year_leaves_its_column_only(client: TestClient, targets: tuple[Target, ...]) -> None:
    rows = Rows(client.get("/chi-tieu?nam=2030").text).found
    held = [t for t in targets if t.milestones]
    assert [cells for *_, cells in rows] == [[m.text for m in t.milestones if m.year == 2030] for t in held]


def test_a_group_is_the_row_that_leads_it_and_those_under_it(client: TestClient, board: Board) -> None:
    topic = next(one for one in board.topics if one.leads)
    rows = Rows(client.get("/chi-tieu", params={"nhom": topic.id}).text).found
    assert rows[0][0].endswith(topic.id)
    assert len(rows) > 2
    assert all(number.startswith(rows[0][1]) for _, number, _ in rows)


def test_sorting_by_a_year_puts_numbers_in_order_and_the_rest_last(
    client: TestClient, targets: tuple[Target, ...]
) -> None:
    amounts = {
        f"/chi-tieu/{t.provision}": [m.amount for m in t.milestones if m.year == 2030] for t in targets
    }
    for order, falling in (("2030", False), ("-2030", True)):
        html = client.get(f"/chi-tieu?xep={order}").text
        found = [next(iter(amounts[address]), None) for address, *_ in Rows(html).found]
        numbers = [n for n in found if n is not None]
        assert found == [*sorted(numbers, reverse=falling), *[None] * (len(found) - len(numbers))]
        assert html.count('aria-sort="descending"' if falling else 'aria-sort="ascending"') == 1


def test_sorting_keeps_the_filters_and_turns_round(client: TestClient) -> None:
    html = client.get("/chi-tieu?q=so&nam=2030&xep=2030").text
    links = re.findall(r'<th role="columnheader"[^>]*><a href="([^"]+)"', html)
    asked = [parse_qs(urlsplit(link.replace("&amp;", "&")).query) for link in links]
    assert [one.get("xep", ["so"]) for one in asked] == [["so"], ["ten"], ["-2030"]]
    assert all((one["q"], one["nam"]) == (["so"], ["2030"]) for one in asked)


def test_names_sort_by_the_vietnamese_alphabet(tmp_path: Path, assistant: Told) -> None:
    names = ["Ấm", "Ăn", "An", "Đò", "Da", "Êm", "Em"]
    whole = holding()
    rows = tuple(replace(whole.targets[0], name=name) for name in names)
    with serving(tmp_path, [replace(whole, targets=rows)], assistant) as client:
        html = client.get("/chi-tieu?xep=ten").text
    shown = re.findall(r'<th role="rowheader" scope="row"><a [^>]+>([^<]+)<', html)
    assert shown == ["An", "Ăn", "Ấm", "Da", "Đò", "Em", "Êm"]


def test_the_page_of_a_row_says_all_of_it(client: TestClient, targets: tuple[Target, ...]) -> None:
    for target in targets[::6]:
        html = client.get(f"/chi-tieu/{target.provision}").text
        page = Page(html)
        assert len(set(page.ids)) == len(page.ids)
        assert f'href="/van-ban/{target.document}#{target.provision.partition("/")[2]}"' in html
        for m in target.milestones:
            assert m.text.replace(">", "&gt;") in re.sub(r"</?(?:span|ins)[^>]*>", "", html)


def test_links_and_pictures_of_the_pages_are_there(client: TestClient, board: Board) -> None:
    alone = next(row for row in board.rows if row.cells and row.all_notes)
    addresses = ["/chi-tieu", alone.address, f"/chi-tieu/so-sanh?hang={board.rows[0].id}&hang={alone.id}"]
    seen: set[str] = set()
    for address in addresses:
        page = Page(client.get(address).text)
        for link in {*page.links, *page.loads}:
            path, _, fragment = link.partition("#")
            if not path:
                assert fragment in page.ids, link
            elif path.startswith(("/chi-tieu", "/van-ban", "/static")) and path not in seen:
                seen.add(path)
                assert client.head(path).status_code == 200, link
    assert len([path for path in seen if ".svg" in path]) >= 2


def test_the_chart_of_a_row_joins_only_one_unit_and_one_thing(board: Board) -> None:
    for row in (one for one in board.rows if one.cells):
        picture = picture_of([row])
        assert picture
        units = own_units(row)
        columns = list(row.cells)
        for panel in picture.chart.panels:
            for series in panel.series:
                held = [columns[point.at] for point in series.points]
                assert len({units[column] for column in held}) <= 1
                assert len({row.cells[c].milestone.note for c in held if not row.cells[c].notes}) <= 1
        drawn = [p for panel in picture.chart.panels for s in panel.series for p in s.points]
        gaps = [at for panel in picture.chart.panels for at, _ in panel.gaps]
        assert sorted([*(p.at for p in drawn), *gaps]) == list(range(len(columns)))
        for cell in row.cells.values():
            assert " ".join(cell.milestone.text.split()) in picture.alternative
        for p in drawn:
            assert " ".join(row.cells[columns[p.at]].milestone.text.split()) in p.text


def test_a_row_of_several_units_is_drawn_apart(board: Board) -> None:
    mixed = [
        r for r in board.rows if len({c.milestone.unit for c in r.cells.values() if c.milestone.unit}) > 1
    ]
    assert mixed
    for row in mixed:
        picture = picture_of([row])
        assert picture
        assert len(picture.chart.panels) == len(set(own_units(row).values())) > 1
        assert any("không cùng đơn vị" in note for note in picture.chart.notes)


def test_a_rank_is_drawn_downwards_and_said(board: Board, client: TestClient) -> None:
    ranks = [(row, picture) for row in board.rows if is_rank(row.target) and (picture := picture_of([row]))]
    assert ranks
    for row, picture in ranks:
        assert picture.chart.panels[0].rank
        assert "số nhỏ hơn là tốt hơn" in picture.chart.panels[0].heading
        html = client.get(f"/chi-tieu/so-sanh?hang={row.id}&hang={board.rows[0].id}").text
        assert "số nhỏ hơn là tốt hơn" in html


def test_a_row_whose_goal_is_a_lower_number_is_drawn_downwards_and_called_no_rank(board: Board) -> None:
    falling = [row for row in board.rows if is_falling(row) and not is_rank(row.target)]
    assert falling
    for row in board.rows:
        picture = picture_of([row])
        down = bool(picture) and any(panel.rank for panel in picture.chart.panels)
        assert down == (row in falling or (is_rank(row.target) and bool(picture))), row.id
    for row in falling:
        picture = picture_of([row])
        assert picture
        assert "đích là số nhỏ hơn" in picture.chart.panels[0].heading
        assert "Thứ hạng" not in picture.chart.panels[0].heading


def test_a_cell_without_a_number_is_a_gap_that_is_said(board: Board) -> None:
    for row in board.rows:
        lacking = [c for c in row.cells.values() if c.milestone.amount is None]
        picture = picture_of([row])
        gaps = [said for panel in picture.chart.panels for _, said in panel.gaps] if picture else []
        assert len(gaps) == len(lacking)
        assert all(gaps)


def test_every_letter_can_be_drawn(board: Board) -> None:
    for row in board.rows:
        assert "□" not in charts._known(row.title + "".join(cell.said for cell in row.cells.values()))


def test_rows_without_a_unit_are_not_set_on_one_axis(board: Board) -> None:
    bare = [row for row in board.rows if row.cells and not any(own_units(row).values())]
    counts = [row for row in bare if own_units(row)][:3]
    picture = picture_of(counts)
    assert picture
    plain = [panel for panel in picture.chart.panels if not panel.rank]
    assert all(len({series.color for series in panel.series}) == 1 for panel in plain)


def test_a_picture_is_drawn_once_for_many_who_ask(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(pictures, "drawn", lambda chart, *_: made.append(chart.title) or b"x")
    kept = Pictures(kept=3)
    row = next(one for one in board.rows if one.cells)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(kept.of, "1", [row], "svg", Look()) for _ in range(40)]
        assert {one.result() for one in asked} == {b"x"}
    assert len(made) == 1
    kept.of("2", [row], "svg", Look())
    assert len(made) == 2
    for other in [one for one in board.rows if one.cells][:9]:
        kept.of("2", [other], "svg", Look())
    assert len(kept) == 3


def test_pictures_are_kept_for_good_only_with_their_edition(client: TestClient, board: Board) -> None:
    row = next(one for one in board.rows if one.cells)
    for kind, media in (("svg", "image/svg+xml"), ("png", "image/png")):
        got = client.get(f"{row.address}.{kind}?ban={board.version}")
        assert (got.status_code, got.headers["content-type"]) == (200, media)
        assert "immutable" in got.headers["cache-control"]
        assert client.get(f"{row.address}.{kind}").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/chi-tieu?nam=x", 422, "“nam” phải là một số nguyên"),
        ("/chi-tieu?xep=drop", 422, "“xep” không đúng dạng"),
        (f"/chi-tieu?q={'a' * 201}", 422, "“q” dài quá 200 ký tự"),
        ("/chi-tieu?nhom=x", 404, "Không có nhóm chỉ tiêu"),
        ("/chi-tieu?trong=x", 404, "Không có văn bản"),
        ("/chi-tieu/42-ctr-tu/I", 404, "không phải một hàng của bảng chỉ tiêu"),
        ("/chi-tieu/42-ctr-tu/PL.999", 404, "Không có mục"),
        ("/chi-tieu/42-ctr-tu/PL.51.svg", 404, "không có biểu đồ"),
        ("/chi-tieu/so-sanh", 422, "Chưa chọn chỉ tiêu nào"),
        ("/chi-tieu/so-sanh?hang=42-ctr-tu/PL.1&hang=42-ctr-tu/PL.1", 422, "Mới chọn một chỉ tiêu"),
        (
            "/chi-tieu/so-sanh?" + "&".join(f"hang=42-ctr-tu/PL.{n}" for n in range(1, 10)),
            422,
            "nhiều nhất 8",
        ),
        ("/chi-tieu/so-sanh?hang=x&hang=y", 404, "Không có mục"),
        ("/chi-tieu/so-sanh.svg", 422, "từ 2 đến 8"),
        ("/chi-tieu/so-sanh.gif?hang=42-ctr-tu/PL.1", 422, "không đúng dạng"),
    ],
)
def test_what_cannot_be_shown_is_told(client: TestClient, address: str, status: int, told: str) -> None:
    got = client.get(address)
    assert got.status_code == status
    assert told in got.text
    assert client.head(address).status_code == status


@pytest.mark.parametrize(
    "words", [HOSTILE, "\x00\x01", "%", "'; DROP TABLE targets; --", "\u202e", "💥" * 50]
)
def test_hostile_words_stay_text(client: TestClient, words: str) -> None:
    for address in ("/chi-tieu", "/chi-tieu.csv", "/chi-tieu.xlsx"):
        got = client.get(address, params={"q": words, "xep": "-2030"})
        assert got.status_code == 200
    page = Page(client.get("/chi-tieu", params={"q": words}).text)
    assert not page.tags & {"img", "style", "iframe"}
    assert "onerror" not in page.attributes
    hostile = {"trong": words, "nhom": words, "nam": words, "xep": words}
    for name, value in hostile.items():
        assert client.get("/chi-tieu", params={name: value}).status_code in {404, 422}


def test_hostile_tables_stay_text(tmp_path: Path, assistant: Told) -> None:
    whole = holding(document(title=HOSTILE, issuer=HOSTILE, number=HOSTILE))
    (row,) = whole.targets
    cells = (
        replace(row.milestones[0], text=f"=1+1 {HOSTILE}"),
        replace(row.milestones[1], column_label=HOSTILE),
    )
    hostile = replace(row, name=f"={HOSTILE} $\\x$", milestones=cells, unit=HOSTILE)
    with serving(tmp_path, [replace(whole, targets=(hostile,))], assistant) as client:
        for address in ("/chi-tieu", f"/chi-tieu/{row.provision}"):
            page = Page(client.get(address).text)
            assert "onerror" not in page.attributes
            assert not page.tags & {"iframe", "style"}
        assert b"<script" not in client.get(f"/chi-tieu/{row.provision}.svg").content
        book = load_workbook(BytesIO(client.get("/chi-tieu.xlsx").content))
        assert {cell.data_type for page in book for line in page for cell in line} <= {"s", "n"}
        text = client.get("/chi-tieu.csv").content.decode("utf-8-sig")
        for line in list(csv.reader(StringIO(text)))[1:]:
            assert not [cell for cell in line if cell.startswith(FORMULA)]


def test_another_programme_with_other_columns(elsewhere: TestClient, hai_son: Holding) -> None:
    html = elsewhere.get("/chi-tieu").text
    rows = {address: cells for address, _, cells in Rows(html).found}
    invented = holding()
    for target in (*hai_son.targets, *invented.targets):
        cells = rows[f"/chi-tieu/{target.provision}"]
        assert [cell for cell in cells if cell is not None] == printed(target)
        if target.milestones:
            assert None in cells  # the other table's columns are not blank cells of this one
        got = elsewhere.get(f"/chi-tieu/{target.provision}")
        assert got.status_code == 200
        drawn = elsewhere.get(f"/chi-tieu/{target.provision}.svg").status_code
        assert drawn == (200 if target.milestones else 404)
    both = [hai_son.targets[0].provision, invented.targets[0].provision]
    assert elsewhere.get("/chi-tieu/so-sanh", params={"hang": both}).status_code == 200
    assert elsewhere.get("/chi-tieu/so-sanh.svg", params={"hang": both}).status_code == 200
    only = Rows(elsewhere.get("/chi-tieu", params={"trong": hai_son.document.id}).text).found
    assert len(only) == len(hai_son.targets)
    assert (
        elsewhere.get(f"/chi-tieu/{hai_son.document.id}").url.query == f"trong={hai_son.document.id}".encode()
    )


def test_phases_parts_and_bases_are_columns_of_their_own(tmp_path: Path, assistant: Told) -> None:
    whole = holding()
    (row,) = whole.targets
    plain = replace(row.milestones[0], comparator=None, amount=1.0)
    cells: tuple[Milestone, ...] = (
        replace(plain, year=2030, period="base", text="1", column_label="Thực hiện 2030"),
        replace(plain, year=2032, period="phase", since=2031, text="2", column_label="2031–2032"),
        replace(plain, year=2032, text="3", column_label="Năm 2032"),
        replace(plain, year=2032, text="4", column_label="Phấn đấu 2032"),
    )
    with serving(tmp_path, [replace(whole, targets=(replace(row, milestones=cells),))], assistant) as client:
        html = client.get("/chi-tieu").text
        ((_, _, shown),) = Rows(html).found
        assert shown == ["1", "3", "4", "2"]
        for head in ("Thực hiện 2030", "2031–2032", "Năm 2032", "Phấn đấu 2032"):
            assert head in html
        for word in ("2030.base", "2031-2032", "2032", "2032.2"):
            assert client.get(f"/chi-tieu?xep={word}").status_code == 200
        assert client.get(f"/chi-tieu/{row.provision}.png").status_code == 200


def test_without_targets_the_page_says_so_and_why(tmp_path: Path, assistant: Told) -> None:
    with serving(tmp_path, [replace(holding(), targets=())], assistant) as client:
        html = client.get("/chi-tieu").text
        assert "Chưa có chỉ tiêu nào" in html
        assert "1 văn bản nguyên văn" in html
        assert client.get("/chi-tieu.xlsx").status_code == 200
        assert client.get("/chi-tieu.csv").status_code == 200


def test_a_document_without_targets_says_why(client: TestClient) -> None:
    html = client.get("/chi-tieu?trong=57-nq-tw").text
    assert "mới có bản tóm lược" in html


def test_the_national_side_is_fenced_and_cited(client: TestClient, board: Board, shelf: Shelf) -> None:
    pair = board.comparisons[0]
    html = client.get(f"/chi-tieu/{pair.provincial}").text
    side = html.partition('<div class="side digest">')[2].partition("</div>")[0]
    assert pair.national_value in side
    assert "tóm lược, không phải nguyên văn" in side
    assert not re.search(r"[“”]|<q>|<blockquote", side)
    document_, _, path = pair.national.partition("/")
    assert f'href="/van-ban/{document_}#{path}"' in side
    assert pair.why.partition('"')[0] in html


def test_the_national_side_is_not_shown_without_digests(library_home: Path, board: Board) -> None:
    from tests.invented import WordEmbedder

    hidden = Shelf(library_home, embedder=WordEmbedder, digests=False)
    hidden.open()
    try:
        html = client_of(hidden, Assistant(hidden)).get(f"/chi-tieu/{board.comparisons[0].provincial}").text
        assert board.comparisons[0].national_value not in html
        assert "Cả nước và" not in html
    finally:
        hidden.close()


def test_rows_of_nearly_the_same_name_lead_to_each_other(shelf: Shelf, targets: tuple[Target, ...]) -> None:
    assistant = Assistant(shelf)
    client = client_of(shelf, assistant)
    alike = {t.provision: assistant.look_alikes(t.provision) for t in targets}
    pairs = [(one, other.provision) for one, others in alike.items() for other in others]
    assert pairs
    assert {(b, a) for a, b in pairs} == set(pairs)
    one, other = pairs[0]
    html = client.get(f"/chi-tieu/{one}").text
    assert f'<li><a href="/chi-tieu/{other}">' in html
    links = re.findall(r'<li><a href="(/\?q=[^"]+)"', html)
    assert links
    assert all(client.get(link).status_code == 200 for link in links)


def test_nothing_is_shown_before_the_library_is_open(unready: TestClient) -> None:
    for address in ("/chi-tieu", "/chi-tieu.xlsx", "/chi-tieu/a/b", "/chi-tieu/a/b.svg", "/chi-tieu/so-sanh"):
        got = unready.get(address)
        assert (got.status_code, got.headers["retry-after"]) == (503, "2")


def test_drafts_have_no_rows(tmp_path: Path, assistant: Told) -> None:
    drafted: Document = document(state="draft")
    with serving(tmp_path, [holding(drafted)], assistant) as client:
        assert "Chưa có chỉ tiêu nào" in client.get("/chi-tieu").text
        assert client.get(f"/chi-tieu/{drafted.id}/I.6").status_code == 404
