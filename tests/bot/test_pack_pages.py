"""A pack's pages: everything of it is there, made once, its code leads where a phone can go, bad input is told."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event, Thread

import pytest
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.pack.files import FILES, QUIZ_FILES, WHOLE
from bot.trainers.pack.making import pack_of
from bot.trainers.pack.pack import Pack, Wanted
from bot.trainers.quiz.pool import Pool, pool_of
from bot.trainers.topic import About, Topic
from bot.trainers.topics import topics_of
from bot.web.app import web_app
from bot.web.problems import Problem
from bot.web.trainers import packs
from bot.web.trainers.made import Made, OneAtATime

PACK = "/tap-huan/goi"
BASE = "http://192.0.2.7:8057"


@pytest.fixture(scope="module")
def desk(shelf: Shelf) -> Desk:
    return Desk(shelf, Assistant(shelf))


@pytest.fixture(scope="module")
def site(desk: Desk) -> Iterator[TestClient]:
    with TestClient(web_app(desk, version="0"), base_url=BASE) as client:
        yield client


@pytest.fixture(scope="module")
def pack(desk: Desk) -> Pack:
    """A pack with a chart, likely questions and a quiz."""
    with desk.shelf.lend() as edition:
        topics, pool = topics_of(edition), pool_of(edition)
    about = next(topic for topic in topics if topic.about is About.TARGETS)
    made = pack_of(desk, topics, pool, Wanted("chuyen-vien", (about.id,), 15), base=BASE)
    assert not isinstance(made, Fault)
    assert made.likely
    assert made.quiz.items
    assert any(slide.picture for slide in made.slides)
    return made


def query(pack: Pack) -> dict[str, str | list[str]]:
    wanted = pack.wanted
    return {
        "doi-tuong": wanted.audience,
        "noi-dung": list(wanted.topics),
        "phut": str(wanted.minutes),
        "hat": "1",
    }


def read(site: TestClient, path: str, pack: Pack, **headers: str) -> str:
    got = site.get(path, params=query(pack), headers=headers)
    assert got.status_code == 200, got.text[:300]
    return html.unescape(got.text)


def test_everything_of_a_pack_is_on_its_page(site: TestClient, pack: Pack) -> None:
    got = read(site, PACK, pack)
    for slide in pack.slides:
        assert slide.title in got
        for block in slide.blocks:
            assert block.text in got
        for text in (*slide.small, *slide.notes):
            assert text in got
    for part in pack.parts:
        assert f"{part.minutes} phút" in got
    for one in pack.likely:
        assert one.question in got
        for citation in one.answer.citations:
            assert f"trich={citation.quote.span.start}-{citation.quote.span.end}" in got
    for item in pack.quiz.items:
        assert item.stem in got
    for told in pack.told:
        assert told in got
    assert site.head(PACK, params=query(pack)).status_code == 200


def test_the_quiz_of_a_pack_is_the_one_of_its_slides(site: TestClient, pack: Pack) -> None:
    got = read(site, f"{PACK}/trac-nghiem", pack)
    stems = re.findall(r'<span class="stem">(.*?)</span>', got)
    assert stems == [item.stem for item in pack.quiz.items]
    assert not [item for item in pack.quiz.items if item.explanation in got]
    sent = site.post(f"{PACK}/trac-nghiem", params=query(pack), data={"ban": pack.version})
    assert f"Đúng 0/{len(stems)} câu" in sent.text
    hall = read(site, f"{PACK}/trac-nghiem/trinh-chieu", pack)
    assert hall.count('<section class="slide') == len(stems)


def test_the_hall_sees_the_slides_and_not_the_notes(site: TestClient, pack: Pack) -> None:
    got = read(site, f"{PACK}/trinh-chieu", pack)
    assert got.count('<section class="slide') == len(pack.slides)
    # What a slide shows may be noted for who speaks as well.
    shown = {
        text for slide in pack.slides for text in (*slide.small, *(block.text for block in slide.blocks))
    }
    assert not [text for text in shown if text not in got]
    notes = {note for slide in pack.slides for note in slide.notes if len(note) > 40} - shown
    assert notes
    assert not [note for note in notes if note in got]
    worker = site.get("/tap-huan/giu.js").text
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', got)
    assert all(f'"{address}"' in worker for address in loaded)
    pictures = re.findall(r'(?:src|srcset)="(/tap-huan/[^"]+)"', got)
    assert len(pictures) > 2
    for address in pictures:
        drawn = site.get(address)
        assert drawn.headers["content-type"].startswith("image/svg+xml"), address
        assert b"<svg" in drawn.content


def test_every_file_that_is_offered_can_be_had(site: TestClient, pack: Pack) -> None:
    got = read(site, PACK, pack)
    addresses = re.findall(r'href="([^"]+)" download', got)
    assert [address.partition("?")[0] for address in addresses] == [
        f"{PACK}/{one.name}" for one in (*FILES, WHOLE)
    ]
    for address, one in zip(addresses, (*FILES, WHOLE), strict=True):
        assert one.title in got
        sent = site.get(address)
        assert (sent.status_code, sent.headers["content-type"]) == (200, one.media)
        assert one.name in sent.headers["content-disposition"]
        assert len(sent.content) > 100
    quiz = read(site, f"{PACK}/trac-nghiem", pack)
    addresses = re.findall(r'href="([^"]+)" download', quiz)
    assert len(addresses) == len(QUIZ_FILES)
    for address, other in zip(addresses, QUIZ_FILES, strict=True):
        assert site.get(address).content == other.make(pack.quiz)


@pytest.mark.parametrize("host", ["localhost:8057", "127.0.0.1:8057", "[::1]:8057", "[::]", "a.localhost"])
def test_where_no_phone_gets_there_it_is_said_and_no_code_drawn(
    site: TestClient, pack: Pack, host: str
) -> None:
    got = read(site, PACK, pack, host=host)
    assert "ma.svg" not in got
    assert "TROLY57_HOST=0.0.0.0" in got
    assert host in got
    assert site.get("/tap-huan/ma.svg", params=query(pack), headers={"host": host}).status_code == 404


@pytest.mark.parametrize(
    "host", ["evil.example/x?", 'a"b', "evil example", "me@evil.example", "evil.example:80:80", "", "x" * 300]
)
def test_a_host_that_is_none_is_in_no_code_and_not_repeated(site: TestClient, pack: Pack, host: str) -> None:
    got = read(site, PACK, pack, host=host)
    assert "ma.svg" not in got
    assert not host or host not in got
    assert site.get("/tap-huan/ma.svg", params=query(pack), headers={"host": host}).status_code == 404


def test_the_operator_s_own_address_comes_before_the_host(
    desk: Desk, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[str] = []
    monkeypatch.setattr("bot.web.trainers.code.code_svg", lambda address: held.append(address) or b"<svg/>")
    settings = Settings(Path(), public_url="https://hoi.example.vn/")
    with TestClient(web_app(desk, version="0", settings=settings)) as client:
        got = client.get("/tap-huan/ma.svg", params=query(pack), headers={"host": "evil.example"})
    assert got.status_code == 200
    assert held
    assert all(address.startswith("https://hoi.example.vn/tap-huan/goi?") for address in held)


@pytest.mark.parametrize(
    "wrong",
    [
        {"noi-dung": []},
        {"noi-dung": ["nhiem-vu:khong-co/I"]},
        {"noi-dung": ["<script>alert(1)</script>"] * 3},
        {"noi-dung": [f"x{n}" for n in range(3000)]},
        {"doi-tuong": "vua"},
        {"phut": "500"},
        {"phut": "²"},
        {"hat": "-1"},
        {"hat": "9" * 5000},
    ],
    ids=["nothing", "unknown", "hostile", "huge", "audience", "long", "sign", "seed", "digits"],
)
def test_what_cannot_be_made_is_told_with_the_form(
    site: TestClient, pack: Pack, wrong: dict[str, str]
) -> None:
    got = site.get(PACK, params=query(pack) | wrong)
    assert got.status_code == 422
    assert 'role="alert"' in got.text
    assert 'action="/tap-huan/goi"' in got.text
    assert "alert(1)</script>" not in got.text
    for path in ("trinh-chieu", "hinh-1.svg", "trac-nghiem/trinh-chieu"):
        assert site.get(f"{PACK}/{path}", params=query(pack) | wrong).status_code == 422


def test_what_is_not_there_is_not_found(site: TestClient, pack: Pack) -> None:
    for name in ("hinh-0.svg", "hinh-999.svg", "khong-co.pptx"):
        assert site.get(f"{PACK}/{name}", params=query(pack)).status_code == 404
    assert site.get(f"{PACK}/hinh-x.svg", params=query(pack)).status_code == 422


class OneTopic:
    """A room with nothing but the topics and the edition of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def topics(self) -> tuple[Topic, ...]:
        return self.pack.topics

    def pool(self) -> Pool:
        return Pool(self.pack.version, ())


def test_a_pack_is_made_once(desk: Desk, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Wanted] = []

    def counted(_: object, __: object, ___: object, wanted: Wanted, **____: object) -> Pack:
        made.append(wanted)
        return pack

    monkeypatch.setattr(packs, "pack_of", counted)
    kept = packs.Packs(desk, OneTopic(pack))  # type: ignore[arg-type]
    for seed in (1, 1, 2, 1):
        kept.of(replace(pack.wanted, seed=seed), BASE)
    assert [wanted.seed for wanted in made] == [1, 2]


def test_few_wait_and_few_are_kept() -> None:
    made: Made[int] = Made(OneAtATime(waiting=1), kept=2)
    begun, go_on, refused = Event(), Event(), []

    def slowly() -> int:
        begun.set()
        go_on.wait(10)
        return 1

    barrier = Barrier(3)

    def ask(key: str) -> None:
        barrier.wait(10)
        try:
            made.of(key, lambda: 2)
        except Problem as problem:
            refused.append(problem.status)
            go_on.set()

    first = Thread(target=made.of, args=("a", slowly))
    first.start()
    assert begun.wait(10)
    others = [Thread(target=ask, args=(key,)) for key in "bc"]
    for one in others:
        one.start()
    barrier.wait(10)
    for one in (first, *others):
        one.join(10)
    assert refused == [503]
    assert made.of("a", lambda: 9) == 1
    for n in range(5):
        made.of(n, lambda: 1)
    assert len(made) == 2
