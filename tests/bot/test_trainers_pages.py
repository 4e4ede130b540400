"""The trainers' pages: what can be chosen, a quiz that is taken and marked, and what becomes of bad input."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.trainers.quiz.drawing import draw
from bot.trainers.quiz.item import Item, Kind
from bot.trainers.quiz.pool import Pool, pool_of
from bot.trainers.quiz.quiz import Quiz, Wish
from bot.trainers.topic import Topic
from bot.trainers.topics import topics_of
from bot.web.app import web_app
from tests.bot.conftest import Told, client_of, serving
from tests.invented import document, holding

QUIZ = "/tap-huan/trac-nghiem"
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def core(shelf: Shelf) -> tuple[tuple[Topic, ...], Pool]:
    with shelf.lend() as edition:
        return topics_of(edition), pool_of(edition)


@pytest.fixture(scope="module")
def site(shelf: Shelf) -> Iterator[TestClient]:
    with client_of(shelf, None) as client:
        yield client


@pytest.fixture(scope="module")
def quiz(core: tuple[tuple[Topic, ...], Pool]) -> Quiz:
    """A quiz that has every kind of question."""
    topics, pool = core
    made = draw(pool, topics, Wish(count=40, seed=2))
    assert {item.kind for item in made.items} == set(Kind)
    return made


ADDRESS = f"{QUIZ}?so-cau=40&hat=2"


def right_fields(n: int, item: Item) -> dict[str, Sequence[str]]:
    """What a person who knows the answer puts in, read off the item and not off the code that reads the form."""
    if item.kind is Kind.FILL:
        return {f"c{n}": [item.accepted[0]]}
    if item.kind is Kind.ORDER:
        return {f"c{n}-{option + 1}": [str(at)] for at, option in enumerate(item.key, 1)}
    if item.kind is Kind.MATCH:
        return {f"c{n}-{left}": [str(option + 1)] for left, option in enumerate(item.key, 1)}
    return {f"c{n}": [str(option + 1) for option in item.key]}


def wrong_fields(n: int, item: Item) -> dict[str, Sequence[str]]:
    right = right_fields(n, item)
    if item.kind is Kind.FILL:
        return {f"c{n}": ["khác hẳn"]}
    if item.kind in {Kind.ORDER, Kind.MATCH}:
        names = list(right)
        return {name: right[names[at - 1]] for at, name in enumerate(names)}
    return {f"c{n}": [str(at) for at in range(1, len(item.options) + 1) if str(at) not in right[f"c{n}"]][:1]}


def send(site: TestClient, quiz: Quiz, fields: Mapping[str, Sequence[str]], address: str = ADDRESS) -> str:
    got = site.post(address, data={"ban": quiz.version, **fields})
    assert got.status_code == 200, got.text[:400]
    return html.unescape(got.text)


def test_everything_that_can_be_chosen_is_offered(
    site: TestClient, core: tuple[tuple[Topic, ...], Pool]
) -> None:
    got = site.get("/tap-huan")
    assert got.status_code == 200
    offered = re.findall(r'name="noi-dung" value="([^"]+)"', html.unescape(got.text))
    assert offered == [topic.id for topic in core[0]]
    assert site.head("/tap-huan").status_code == 200
    assert 'href="/tap-huan"' in site.get("/van-ban").text


def test_a_chosen_topic_stays_chosen(site: TestClient, core: tuple[tuple[Topic, ...], Pool]) -> None:
    topic = core[0][3]
    got = html.unescape(site.get("/tap-huan", params={"noi-dung": topic.id}).text)
    assert re.findall(r'name="noi-dung" value="([^"]+)" checked', got) == [topic.id]


def test_no_answer_is_in_the_page_before_it_is_sent(site: TestClient, quiz: Quiz) -> None:
    got = html.unescape(site.get(ADDRESS).text)
    for item in quiz.items:
        assert item.stem in got
        assert item.explanation not in got
        assert item.id not in got
        assert item.subject not in got
        shown = (*item.options, *item.left)
        for option in shown:
            assert option in got
    # A place for words stands empty.
    fills = sum(item.kind is Kind.FILL for item in quiz.items)
    assert re.findall(r'<input class="blank-field"[^>]*>', got) == re.findall(
        r'<input class="blank-field" id="c\d+" name="c\d+" type="text" maxlength="100"[^>=]*'
        r'autocomplete="off" autocapitalize="off" spellcheck="false">',
        got,
    )
    assert got.count('class="blank-field"') == fills
    assert "trich=" not in got


def test_who_knows_it_all_has_everything_right(site: TestClient, quiz: Quiz) -> None:
    fields: dict[str, Sequence[str]] = {}
    for n, item in enumerate(quiz.items, 1):
        fields |= right_fields(n, item)
    got = send(site, quiz, fields)
    assert f"<h1>Đúng {len(quiz.items)}/{len(quiz.items)} câu</h1>" in got


def test_a_wrong_answer_is_wrong_and_shown_beside_the_right_one(site: TestClient, quiz: Quiz) -> None:
    fields: dict[str, Sequence[str]] = {}
    for n, item in enumerate(quiz.items, 1):
        fields |= wrong_fields(n, item)
    got = send(site, quiz, fields)
    assert f"<h1>Đúng 0/{len(quiz.items)} câu</h1>" in got
    parts = got.split('<section class="card went')[1:]
    for item, part in zip(quiz.items, parts, strict=True):
        assert "Chưa đúng" in part
        assert item.explanation in part
        proof = item.proofs[0]
        assert proof.text.strip() in part
        assert f"trich={proof.span.start}-{proof.span.end}" in part
        for right in item.accepted[:1] or [item.options[at] for at in item.key]:
            assert right in part


def test_what_is_left_out_or_half_done_is_told(site: TestClient, quiz: Quiz) -> None:
    n, item = next((n, one) for n, one in enumerate(quiz.items, 1) if one.kind is Kind.ORDER)
    twice = {f"c{n}-{at}": ["1"] for at in range(1, len(item.options) + 1)}
    got = send(site, quiz, twice)
    assert got.count("Bạn chưa trả lời câu này.") == len(quiz.items) - 1
    assert got.count("hai ý có cùng số thứ tự") == 1


@pytest.mark.parametrize(
    "value",
    ["0", "99", "-1", "²", "9" * 4, "1;2", HOSTILE[:3]],
    ids=["zero", "past", "minus", "square", "big", "two", "sign"],
)
def test_what_the_form_does_not_offer_answers_nothing(site: TestClient, quiz: Quiz, value: str) -> None:
    fields: dict[str, Sequence[str]] = {}
    for n, item in enumerate(quiz.items, 1):
        if item.kind is Kind.FILL:
            continue  # what is written may be anything
        fields |= {name: [value] for name in right_fields(n, item)}
    assert f"<h1>Đúng 0/{len(quiz.items)} câu</h1>" in send(site, quiz, fields)


def test_words_that_were_filled_in_are_escaped(site: TestClient, quiz: Quiz) -> None:
    n = next(n for n, one in enumerate(quiz.items, 1) if one.kind is Kind.FILL)
    got = site.post(ADDRESS, data={"ban": quiz.version, f"c{n}": HOSTILE})
    assert "alert(1)</script>" not in got.text
    assert HOSTILE in html.unescape(got.text)


def test_a_quiz_of_another_edition_is_not_marked(site: TestClient, quiz: Quiz) -> None:
    got = site.post(ADDRESS, data={"ban": "0-khac", **right_fields(1, quiz.items[0])})
    assert got.status_code == 409
    assert "chưa được chấm" in got.text
    assert "Đúng 1/" not in got.text


def test_a_form_of_another_site_is_refused(site: TestClient, quiz: Quiz) -> None:
    headers = {"sec-fetch-site": "cross-site"}
    assert site.post(ADDRESS, data={"ban": quiz.version}, headers=headers).status_code == 403
    assert site.post(ADDRESS, content=b"\xff\xfe", headers=FORM).status_code == 400
    assert site.post(ADDRESS, json={"ban": quiz.version}).status_code == 415
    long = {"ban": quiz.version, **{f"c{n}": "x" * 2000 for n in range(1, 41)}}
    assert site.post(ADDRESS, data=long).status_code == 422


def test_a_hall_may_send_quiz_after_quiz(shelf: Shelf) -> None:
    settings = Settings(Path(), writes_per_hour=1)
    with TestClient(web_app(Desk(shelf, Assistant(shelf)), version="0", settings=settings)) as client:
        for _ in range(3):
            got = client.post("/gop-y", data={}, headers={"x-forwarded-for": "192.0.2.8"})
        assert got.status_code == 429
        for _ in range(3):
            got = client.post(f"{QUIZ}?so-cau=0", data={"ban": "x"}, headers={"x-forwarded-for": "192.0.2.9"})
            assert got.status_code == 422


@pytest.mark.parametrize(
    "query", ["so-cau=500", "so-cau=-1", "noi-dung=khong-co", "muc-do=x", "dang=x", "hat=z"]
)
@pytest.mark.parametrize("path", [QUIZ, f"{QUIZ}/trinh-chieu"])
def test_a_wish_that_is_none_is_told_with_what_to_do(site: TestClient, path: str, query: str) -> None:
    got = site.get(f"{path}?{query}")
    assert got.status_code == 422
    assert "<h1>" in got.text
    if path == QUIZ:
        assert 'role="alert"' in got.text


def test_a_fault_keeps_what_was_chosen(site: TestClient, core: tuple[tuple[Topic, ...], Pool]) -> None:
    topic = core[0][2]
    got = html.unescape(site.get(QUIZ, params={"noi-dung": topic.id, "so-cau": HOSTILE}).text)
    assert re.findall(r'name="noi-dung" value="([^"]+)" checked', got) == [topic.id]


def test_hostile_and_huge_addresses_are_told_and_escaped(site: TestClient) -> None:
    for value in (HOSTILE, "x" * 20_000, "\x00\u202e", "../" * 50):
        got = site.get(QUIZ, params={"noi-dung": value, "hat": value})
        assert got.status_code == 422
        assert "alert(1)</script>" not in got.text
    many = [("noi-dung", f"nhiem-vu:x/{n}") for n in range(2000)]
    assert site.get("/tap-huan", params=many).status_code == 200
    assert site.get(QUIZ, params=many).status_code == 422


def test_the_hall_shows_each_question_and_folds_its_answer(site: TestClient, quiz: Quiz) -> None:
    got = html.unescape(site.get(f"{QUIZ}/trinh-chieu?so-cau=40&hat=2&giay=45").text)
    parts = got.split('<section class="slide')[1:]
    assert len(parts) == len(quiz.items)
    for item, part in zip(quiz.items, parts, strict=True):
        before, _, folded = part.partition("<details")
        assert item.stem in before
        assert item.explanation not in before
        assert item.explanation in folded
        assert f"trich={item.proofs[0].span.start}-{item.proofs[0].span.end}" in folded
    assert 'data-seconds="45"' in got
    # The address keeps the quiz when another time to think is chosen.
    assert '<input type="hidden" name="hat" value="2">' in got
    assert 'data-seconds="30"' in site.get(f"{QUIZ}/trinh-chieu?giay=1e9").text


def test_what_keeps_the_hall_s_pages_keeps_all_they_load(site: TestClient) -> None:
    worker = site.get("/tap-huan/giu.js")
    assert worker.headers["service-worker-allowed"] == "/tap-huan"
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', site.get(f"{QUIZ}/trinh-chieu").text)
    assert loaded
    assert all(f'"{address}"' in worker.text for address in loaded)


def test_a_library_with_nothing_word_for_word_says_so(tmp_path: Path) -> None:
    digest = replace(document("7-QD-XYZ-2031"), text="digest")
    with serving(tmp_path / "home", [replace(holding(digest), targets=(), duties=())], None) as client:
        got = client.get("/tap-huan")
        assert got.status_code == 200
        assert "Chưa có nội dung nào để soạn" in got.text
        for path in (QUIZ, "/tap-huan/goi"):
            got = client.get(path)
            assert got.status_code == 422
            assert 'role="alert"' in got.text


def test_before_the_library_is_open_it_says_so(unready: TestClient, assistant: Told) -> None:
    for path in ("/tap-huan", QUIZ, f"{QUIZ}/trinh-chieu"):
        assert unready.get(path).status_code == 503
    assert not assistant.asked
