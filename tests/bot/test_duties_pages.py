"""Who does what: every duty on its agency's page, the library's own counts, honest pages where there is nothing."""

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from starlette.testclient import TestClient

from assistant.library.nouns import Confidence, Duty, Fix, Role, Span
from assistant.library.reference import Agency, Reference
from assistant.places import data_folder
from assistant.search.shelf import Shelf
from bot.views.duties.roles import role_names
from ingest.publish import publish
from ingest.reference import read_reference
from tests.bot.conftest import Told, client_of, duties_of, serving
from tests.bot.test_pages import HOSTILE, Page
from tests.invented import WordEmbedder, document, holding

QUOTED = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)
CORRECTED = re.compile(r"</?(?:ins|span)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")


def quotes(html: str) -> list[str]:
    return [unescape(TAG.sub("", quoted)) for quoted in QUOTED.findall(html)]


def own_part(html: str) -> str:
    """The part of an agency's page on what it is given itself."""
    return html.partition('id="neu-ten"')[0]


def test_every_duty_is_once_on_its_agencys_page_word_for_word(programmes: tuple[TestClient, Shelf]) -> None:
    client, shelf = programmes
    given: dict[str, list[tuple[Duty, str]]] = {}
    for duty, text in duties_of(shelf):
        given.setdefault(duty.agency_id, []).append((duty, text))
    assert given
    for agency, duties in given.items():
        html = own_part(client.get(f"/nhiem-vu/{quote(agency)}").text)
        assert Counter(quotes(html)) == Counter(text for _, text in duties)
        for duty, text in duties:
            assert f'href="/van-ban/{duty.document}#{duty.provision.partition("/")[2]}"' in html
            said = unescape(CORRECTED.sub("", html)).replace("</strong><strong>", "")
            assert f"<strong>{duty.verb}</strong>" in said or f"<dd>{duty.verb}</dd>" in said, text
            assert all(f"<dd>{'; '.join(duty.partners)}</dd>" in said for _ in duty.partners)
            assert all(f"<dd>{told}</dd>" in said for told in (duty.deadline, duty.product) if told)


def test_the_counts_are_the_librarys(programmes: tuple[TestClient, Shelf]) -> None:
    client, shelf = programmes
    words = {one.role: one.word for one in role_names()}
    counted = Counter((duty.agency_id, words[duty.role]) for duty, _ in duties_of(shelf))
    html = client.get("/nhiem-vu").text
    shown = {
        (agency, word): int(n)
        for agency, word, n in re.findall(r'<a href="/nhiem-vu/([^"#?]+)#([\w-]+)"[^>]*>(\d+)</a>', html)
    }
    assert shown == dict(counted)
    for agency, word in list(shown)[:20]:
        section = client.get(f"/nhiem-vu/{agency}").text.partition(f'<h2 id="{word}">')[2]
        assert len(quotes(section.partition("</section>")[0])) == shown[agency, word]


@pytest.mark.parametrize(
    "path",
    [
        "/nhiem-vu",
        "/nhiem-vu?q=bao+cao",
        "/nhiem-vu/lich-bao-cao",
        "/nhiem-vu/{agency}",
        "/nhiem-vu.xlsx",
        "/nhiem-vu.docx",
        "/nhiem-vu/{agency}.xlsx",
        "/nhiem-vu/{agency}.docx",
        "/nhiem-vu/lich-bao-cao.ics",
    ],
)
def test_pages_and_files_answer_head(client: TestClient, shelf: Shelf, path: str) -> None:
    address = path.format(agency=duties_of(shelf)[0][0].agency_id)
    got, head = client.get(address), client.head(address)
    assert (got.status_code, head.status_code, head.content) == (200, 200, b"")
    if "." in path:
        assert "attachment" in got.headers["content-disposition"]
        return
    page = Page(got.text)
    assert len(set(page.ids)) == len(page.ids)
    assert not page.tags & {"script", "style"}
    assert "style" not in page.attributes
    for link in {link for link in page.links if link.startswith("#")}:
        assert link[1:] in page.ids


def test_links_of_the_pages_lead_somewhere(client: TestClient) -> None:
    links = set(Page(client.get("/nhiem-vu").text).links)
    agencies = {link.partition("#")[0] for link in links if link.startswith("/nhiem-vu/")}
    assert len(agencies) > 20
    for address in agencies:
        got = client.head(address)
        assert got.status_code == 200, address


@pytest.mark.parametrize(
    ("typed", "also"), [("báo cáo", "bao cao"), ("kiểm tra giám sát", "giam sat kiem tra")]
)
def test_words_are_found_with_and_without_accents(client: TestClient, typed: str, also: str) -> None:
    def found(words: str) -> int:
        html = client.get(f"/nhiem-vu?{urlencode({'q': words})}").text
        return int(re.search(r"<strong>(\d+)</strong> nhiệm vụ", html)[1])  # type: ignore[index]

    assert 0 < found(typed) <= found(also) < 72
    assert found("không có từ nào như xyzw") == 0


def test_a_choice_holds_on_every_page_that_it_leads_to(client: TestClient, shelf: Shelf) -> None:
    duty, _ = duties_of(shelf)[0]
    word = {one.role: one.word for one in role_names()}[duty.role]
    chosen = [d for d, _ in duties_of(shelf) if d.role is duty.role]
    html = client.get(f"/nhiem-vu?van_ban={duty.document}&vai_tro={word}").text
    assert len(quotes(html)) == len(chosen)
    assert f"/nhiem-vu/{duty.agency_id}?van_ban={duty.document}&amp;vai_tro={word}" in html
    assert f"/nhiem-vu.xlsx?van_ban={duty.document}&amp;vai_tro={word}" in html
    own = client.get(f"/nhiem-vu/{duty.agency_id}?vai_tro={word}").text
    assert len(quotes(own_part(own))) == sum(d.agency_id == duty.agency_id for d in chosen)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nhiem-vu?vai_tro=khong-co", 422),
        ("/nhiem-vu?van_ban=khong-co", 404),
        (f"/nhiem-vu?q={'a' * 201}", 422),
        (f"/nhiem-vu?{urlencode({'van_ban': HOSTILE})}", 404),
        (f"/nhiem-vu?{urlencode({'vai_tro': HOSTILE})}", 422),
        (f"/nhiem-vu/{quote(HOSTILE.replace('/', ''), safe='')}", 404),
        ("/nhiem-vu/khong-co.xlsx", 404),
        ("/nhiem-vu/khong-co.docx?q=a", 404),
        ("/nhiem-vu/%00", 404),
        ("/nhiem-vu/...", 404),
        ("/nhiem-vu/", 404),
    ],
)
def test_what_cannot_be_chosen_is_told(client: TestClient, path: str, status: int) -> None:
    got = client.get(path)
    assert got.status_code == status
    assert got.headers["content-type"].startswith("text/html")
    assert "<script>" not in got.text
    assert "<h1>" in got.text


@pytest.mark.parametrize("typed", [HOSTILE, "((((", "%", "\x00\x1b", "🙂", "'; DROP TABLE duties; --", "?"])
def test_odd_words_are_only_words(client: TestClient, typed: str) -> None:
    got = client.get(f"/nhiem-vu?{urlencode({'q': typed})}")
    assert got.status_code == 200
    assert "<script>" not in got.text
    Page(got.text)


def test_an_agency_is_found_by_its_name(client: TestClient, shelf: Shelf) -> None:
    duty, _ = duties_of(shelf)[0]
    got = client.get(f"/nhiem-vu/{quote(duty.agency)}")
    assert got.status_code == 200
    assert f'<link rel="canonical" href="/nhiem-vu/{duty.agency_id}">' in got.text


def test_an_agency_with_nothing_says_why(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        busy = {one.agency_id for one in edition.library.duties()}
        agencies = edition.library.agencies()
        held = [one for one in edition.library.documents() if one.text == "verbatim"]
    for level, general in (("province", True), ("commune", True), ("central", False)):
        idle = next(one for one in agencies if one.level == level and one.id not in busy)
        html = client.get(f"/nhiem-vu/{idle.id}").text
        assert "Không có việc nào giao đích danh" in html
        assert all(f'href="/van-ban/{one.id}"' in html for one in held)
        assert "chưa có bản gốc trong thư viện" in html
        assert ("trách nhiệm chung" in html) is general
        assert "Tóm lược không phải căn cứ giao việc" in html


def test_being_named_is_no_role(client: TestClient, shelf: Shelf) -> None:
    duties = duties_of(shelf)
    with shelf.lend() as edition:
        agencies = edition.library.agencies()
    partner = {name for duty, _ in duties for name in duty.partners}
    named = next(
        one for one in agencies if one.name in partner and one.id not in {d.agency_id for d, _ in duties}
    )
    html = client.get(f"/nhiem-vu/{named.id}").text
    assert quotes(html.partition('id="neu-ten"')[2])
    assert "cùng phối hợp" in html
    assert "Không có việc nào giao đích danh" in html


def test_todays_name_stands_beside_the_printed_one_only_from_a_graded_row(
    tmp_path: Path, assistant: Told
) -> None:
    listed = Reference(agencies=(Agency("ban-mo", "Ban Mộng", ("Ban Mơ",), grade="B"),))
    ungraded = Reference(agencies=(Agency("ban-mo", "Ban Mộng", ("Ban Mơ",)),))
    for kept, told in ((listed, True), (ungraded, False)):
        home = tmp_path / str(told)
        publish([holding()], home, embedder=WordEmbedder(placeholder=True), reference=kept)
        shelf = Shelf(home, embedder=WordEmbedder)
        shelf.open()
        with client_of(shelf, assistant) as client:
            html = client.get("/nhiem-vu/ban-mo").text
        shelf.close()
        assert '<h1 class="agency-name">Ban Mơ</h1>' in html
        assert ("hiện gọi là Ban Mộng (độ tin cậy B)" in html) is told


def test_a_former_name_leads_to_who_bears_its_work(tmp_path: Path, assistant: Told) -> None:
    known = read_reference(data_folder("corpus"))
    reference = Reference(agencies=known.agencies, predecessors=known.predecessors)
    row = next(one for one in reference.predecessors if one.grade and one.until)
    base = holding()
    duty = replace(base.duties[0], agency=row.name, agency_id="ten-cu")
    publish(
        [replace(base, duties=(duty,))],
        tmp_path,
        embedder=WordEmbedder(placeholder=True),
        reference=reference,
    )
    shelf = Shelf(tmp_path, embedder=WordEmbedder)
    shelf.open()
    with client_of(shelf, assistant) as client:
        old = client.get("/nhiem-vu/ten-cu").text
        now = client.get(f"/nhiem-vu/{row.agency}").text
    shelf.close()
    assert f'<h1 class="agency-name">{row.name}</h1>' in old
    assert "là tên trước đây" in old
    assert f'href="/nhiem-vu/{row.agency}"' in old
    assert f"Nhận việc của {row.name}" in now
    assert 'href="/nhiem-vu/ten-cu"' in now


def test_hostile_text_stays_text(tmp_path: Path, assistant: Told) -> None:
    base = holding()
    last = base.provisions[-1]
    text = f"Ban Mơ: chủ trì {HOSTILE} ={HOSTILE}\n"
    clean = base.clean[: last.start] + text
    span = Span(last.start + 8, last.start + len(text) - 1)
    duty = replace(
        base.duties[0], agency=HOSTILE, agency_id="x-y", action=HOSTILE, partners=(HOSTILE,), product=HOSTILE,
        span=span, deadline=HOSTILE,
    )  # fmt: skip
    fix = Fix(last.document, last.id, 3, HOSTILE, HOSTILE, Confidence.LIKELY, "", "", span.start, span.end)
    changed = replace(
        base, clean=clean, duties=(duty,), fixes=(fix,), targets=(), relations=(), grounds=(),
        document=document(number=HOSTILE, title=HOSTILE),
        provisions=(*base.provisions[:-1], replace(last, text=text, end=len(clean), subtree_end=len(clean))),
    )  # fmt: skip
    with serving(tmp_path, [changed], assistant) as client:
        for path in ("/nhiem-vu", "/nhiem-vu?q=img", "/nhiem-vu/x-y", "/nhiem-vu/lich-bao-cao"):
            html = client.get(path).text
            assert "<script>" not in html
            assert "<img" not in html
            assert "49" not in html.replace("&#39;", "").replace("&#34;", "")
            assert not {name for name in Page(html).attributes if name.startswith("on")}
        assert quotes(client.get("/nhiem-vu/x-y").text) == [span.of(clean)]
        assert all(client.get(f"/nhiem-vu/x-y.{kind}").status_code == 200 for kind in ("xlsx", "docx"))
        assert client.get("/nhiem-vu/lich-bao-cao.ics").status_code == 200


def test_a_digest_is_never_quoted(tmp_path: Path, assistant: Told) -> None:
    base = holding(document(text="digest"))
    duty = replace(base.duties[0], role=Role.REPORTS, deadline="hằng quý")
    with serving(tmp_path, [replace(base, duties=(duty,))], assistant) as client:
        for path in ("/nhiem-vu/ban-mo", "/nhiem-vu?q=mo"):
            html = client.get(path).text
            assert not quotes(html)
            assert "tóm lược" in html
        assert "<q>" not in client.get("/nhiem-vu/lich-bao-cao").text
        events = client.get("/nhiem-vu/lich-bao-cao.ics").text.replace("\r\n ", "")
        assert "Nguyên văn" not in events
        assert "Tóm lược (không phải nguyên văn)" in events


def test_a_library_without_duties_says_so(tmp_path: Path, assistant: Told) -> None:
    with serving(tmp_path, [replace(holding(), duties=())], assistant) as client:
        html = client.get("/nhiem-vu").text
        assert "Chưa có nhiệm vụ nào để hiện" in html
        assert "Thư viện giữ nguyên văn 1 văn bản" in html
        assert "<table" not in html
        assert "Chưa có kỳ báo cáo hay thời hạn nào để hiện" in client.get("/nhiem-vu/lich-bao-cao").text
        for path in ("/nhiem-vu.xlsx", "/nhiem-vu.docx", "/nhiem-vu/lich-bao-cao.ics", "/nhiem-vu?q=a"):
            assert client.get(path).status_code == 200
        assert client.get("/nhiem-vu/ban-mo").status_code == 404


def test_before_the_library_is_open(unready: TestClient) -> None:
    for path in ("/nhiem-vu", "/nhiem-vu/a", "/nhiem-vu/lich-bao-cao", "/nhiem-vu.xlsx"):
        got = unready.get(path)
        assert (got.status_code, got.headers["retry-after"]) == (503, "2")
