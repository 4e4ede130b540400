import os
from pathlib import Path

import pytest

from ingest.added.arrivals import Coming, Refused
from ingest.added.reception import Reception
from tests.ingest.added.papers import ID, NUMBER, paper, read_text, written
from tests.ingest.test_fetch import ELSEWHERE, HOST, Web, web

__all__ = ["ELSEWHERE"]

CATALOGUE = f"""
[[document]]
id = "{ID}"
number = "{NUMBER}"
kind = "Quyết định"
title = "Đề án trạm bơm"
issuer = "Chủ tịch Ủy ban nhân dân tỉnh Hải Sơn"
place = "Hải Sơn"
signed_on = 2031-04-03
aliases = ["QĐ 915"]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    return folder


def received(
    corpus: Path, *names: str, official: tuple[str, ...] = (), there: Web | None = None
) -> list[object]:
    network = there.network if there else None
    with Reception(corpus, read=read_text, network=network) as reception:
        found = reception.arrived(names, official, b"")
        for one in found:
            assert not isinstance(one, Coming) or one.given.path.is_file()
    return [one.name if isinstance(one, Coming) else one for one in found]


def test_a_folder_gives_its_readable_files_and_no_hidden_ones(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "den"
    written(folder)
    written(folder / "trong", paper("916/QĐ-UBND"), "916.txt")
    written(folder, paper("917/QĐ-UBND"), ".an.md")
    written(folder / ".git", paper("918/QĐ-UBND"))
    written(folder, "", "bang.xlsx")
    assert received(corpus, str(folder)) == [ID, "916-qd-ubnd-hai-son-2031"]
    (empty := tmp_path / "rong").mkdir()
    (one,) = received(corpus, str(empty))
    assert isinstance(one, Refused)


def test_one_bad_file_does_not_stop_the_others(corpus: Path, tmp_path: Path) -> None:
    bad = written(tmp_path, " ", "hong.md")
    first, second = received(corpus, str(bad), str(written(tmp_path)))
    assert (getattr(first, "name", ""), second) == ("hong.md", ID)


def test_the_same_file_twice_comes_once_and_two_files_of_one_document_are_told(
    corpus: Path, tmp_path: Path
) -> None:
    one, same = written(tmp_path), written(tmp_path, name="ban-sao.md")
    other = written(tmp_path, paper(pumps=9), "khac.md")
    first, second = received(corpus, *map(str, (one, same, other)))
    assert first == ID
    assert isinstance(second, Refused)
    assert "qd.md" in second.told


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> object:
    with web(tmp_path_factory.mktemp("tls")) as there:
        yield there


def test_an_address_is_fetched_and_nothing_of_it_stays(
    corpus: Path, tmp_path: Path, server: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tam"))
    (tmp_path / "tam").mkdir()
    server.replies["/915.txt"] = (200, {"Content-Type": "text/plain"}, paper().encode())
    assert received(corpus, server.url("/915.txt"), there=server) == [ID]
    assert list((tmp_path / "tam").iterdir()) == []


def test_what_is_official_comes_from_the_catalogues_address_and_is_that_document(
    corpus: Path, server: Web
) -> None:
    catalogue = corpus / "catalogue.toml"
    (none,) = received(corpus, official=("QĐ 915",), there=server)
    assert isinstance(none, Refused)
    addresses = "".join(
        f'[[document.address]]\nurl = "{url}"\nurl_kind = "{kind}"\nverified = false\n'
        for url, kind in (
            (server.url("/ban-khac", ELSEWHERE), "third_party"),
            (server.url("/mat"), "official"),
            (server.url("/915"), "official"),
        )
    )
    catalogue.write_text(CATALOGUE + addresses, encoding="utf-8")
    server.replies["/mat"] = (404, {}, b"")
    server.replies["/915"] = (200, {"Content-Type": "text/plain"}, paper().encode())
    server.looked_up.clear()
    assert received(corpus, official=("QĐ 915",), there=server) == [ID]
    assert server.looked_up == [HOST, HOST]
    server.replies["/915"] = (200, {"Content-Type": "text/plain"}, paper("916/QĐ-UBND").encode())
    (other,) = received(corpus, official=(ID,), there=server)
    assert isinstance(other, Refused)
    assert "916/QĐ-UBND" in other.told
    (unknown,) = received(corpus, official=("9-kh",), there=server)
    assert isinstance(unknown, Refused)


def test_a_page_that_only_leads_to_the_file_says_where_it_is(corpus: Path, server: Web) -> None:
    page = '<!doctype html><html><body><p>Toàn văn: <a href="/tai/915.pdf?a=1&amp;b=2">tải về</a></p></body></html>'
    server.replies["/trang"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page.encode())
    (one,) = received(corpus, server.url("/trang"), there=server)
    assert isinstance(one, Refused)
    assert server.url("/tai/915.pdf?a=1&b=2") in one.told


def test_names_say_nothing_to_a_terminal(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "den\n\x1b[31m"
    written(folder, " ", "hong\u202e\x07.md")
    written(folder, paper(), os.fsdecode(b"qd\xff.md"))
    with Reception(corpus, read=read_text) as reception:
        found = reception.arrived([str(folder), str(tmp_path / "khong\x1b[2J")], [], b"")
    names = [one.name if isinstance(one, Refused) else one.given.name for one in found]
    assert names == ["hong .md", "qd .md", "khong [2J"]


def test_a_page_with_senseless_links_is_told_all_the_same(corpus: Path, server: Web) -> None:
    links = '<a href="https://[/a.pdf">x</a><a href="//[::1/b.pdf">y</a><a href="/c\x1b.pdf">z</a>'
    page = f"<!doctype html><html><body><p>Toàn văn {links}</p></body></html>"
    server.replies["/trang"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page.encode())
    (one,) = received(corpus, server.url("/trang"), there=server)
    assert isinstance(one, Refused)
    assert "\x1b" not in one.told
