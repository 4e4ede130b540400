import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.added import arrivals
from ingest.added.arrivals import Coming, Given, Refused, arrive
from ingest.added.stated import stated_card
from ingest.read.reading import Limits, Reading, Unreadable
from tests.ingest.added.papers import ID, NUMBER, paper, read_text, written

ENTRY = {
    "id": "915-qd-ubnd-hs",
    "number": NUMBER,
    "kind": "Quyết định",
    "title": "Đề án trạm bơm",
    "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Hải Sơn",
    "place": "Hải Sơn",
    "signed_on": date(2031, 4, 3),
}


def arrived(
    path: Path, card: bytes = b"", *, catalogue: Mapping[str, Any] | None = None, **given: str
) -> Coming | Refused:
    return arrive(Given(path, path.name, **given), card, catalogue or {}, (), read=read_text)


def coming(path: Path, card: bytes = b"", **more: Any) -> Coming:
    found = arrived(path, card, **more)
    assert isinstance(found, Coming), found
    return found


def refused(path: Path, card: bytes = b"", **more: Any) -> str:
    found = arrived(path, card, **more)
    assert isinstance(found, Refused), found
    return found.told


def test_a_file_is_known_by_what_it_prints(tmp_path: Path) -> None:
    one = coming(written(tmp_path))
    document = one.holding.document
    assert (one.name, document.number, document.signer) == (ID, NUMBER, "Trần Văn Núi")
    assert document.signed_on == date(2031, 4, 3)
    assert document.sha256 == one.came.sha256
    assert "qd.md" in document.source
    assert str(tmp_path) not in document.source
    assert document.is_public


def test_a_number_of_the_catalogue_takes_its_id(tmp_path: Path) -> None:
    catalogue = {ENTRY["id"]: ENTRY, "1-kh": {**ENTRY, "id": "1-kh", "number": "1/KH-UBND"}}
    one = coming(written(tmp_path), catalogue=catalogue)
    assert (one.name, one.holding.document.title) == (ENTRY["id"], ENTRY["title"])


@pytest.mark.parametrize("other", [{"place": "Nam Phong"}, {"signed_on": date(2030, 4, 3)}])
def test_a_number_that_others_bear_too_is_theirs_no_more_than_ours(
    tmp_path: Path, other: dict[str, object]
) -> None:
    catalogue = {ENTRY["id"]: {**ENTRY, **other}}
    assert coming(written(tmp_path), catalogue=catalogue).name == ID


def test_of_two_documents_of_one_number_the_day_decides(tmp_path: Path) -> None:
    later = {**ENTRY, "id": "915-qd-ubnd-hs-2", "signed_on": date(2031, 9, 9)}
    catalogue = {later["id"]: later, ENTRY["id"]: ENTRY}
    assert coming(written(tmp_path), catalogue=catalogue).name == ENTRY["id"]


def test_an_id_of_the_catalogue_is_not_taken_by_another_document(tmp_path: Path) -> None:
    other = {**ENTRY, "id": ID, "number": "9/KH-UBND"}
    assert "--id" in refused(written(tmp_path), catalogue={ID: other})


def test_what_an_operator_states_stands_before_what_was_read(tmp_path: Path) -> None:
    path = written(tmp_path, paper().replace("Số: 915/QĐ-UBND\n", ""))
    assert "--number" in refused(path)
    assert coming(path, stated_card(None, number="916/QĐ-UBND")).name == "916-qd-ubnd-hai-son-2031"
    assert coming(path, stated_card(None, id="ban-chep-tay")).name == "ban-chep-tay"
    card = tmp_path / "the.toml"
    card.write_text('number = "917/QĐ-UBND"\naccess = "internal"\n', encoding="utf-8")
    one = coming(path, stated_card(card))
    assert (one.holding.document.number, one.holding.document.is_public) == ("917/QĐ-UBND", False)


def test_an_id_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    for id_ in ("../x", "a/b", ".an", "A", "a" * 121):
        assert id_ in refused(written(tmp_path), stated_card(None, id=id_))


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_document_is_refused(tmp_path: Path, mark: str) -> None:
    assert mark in refused(written(tmp_path, paper(mark=mark)))


@pytest.mark.parametrize(
    ("mark", "state", "access"),
    [("DỰ THẢO", "draft", "public"), ("LƯU HÀNH NỘI BỘ", "issued", "internal")],
)
def test_drafts_and_internal_papers_come_in_and_are_not_public(
    tmp_path: Path, mark: str, state: str, access: str
) -> None:
    document = coming(written(tmp_path, paper(mark=mark))).holding.document
    assert (document.state, document.access, document.is_public) == (state, access, False)


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert refused(tmp_path / "khong-co.pdf")
    assert refused(written(tmp_path, " \n"))


def test_a_card_that_is_wrong_is_named(tmp_path: Path) -> None:
    card = tmp_path / "the.toml"
    card.write_text('mau = "xanh"\n', encoding="utf-8")
    assert "mau" in refused(written(tmp_path), stated_card(card))


def test_an_official_address_must_give_its_own_document(tmp_path: Path) -> None:
    assert NUMBER in refused(written(tmp_path), id="9-2031-nd-cp", url="https://congbao.haison.gov.vn/a")


def test_a_file_that_breaks_the_builder_keeps_out_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(path: Path, limits: Limits) -> Reading | Unreadable:
        return Reading((None,), "pdf")  # type: ignore[arg-type]

    found = arrive(Given(written(tmp_path), "qd.md"), b"", {}, (), read=broken)
    assert isinstance(found, Refused)
    assert "qd.md" in caplog.text


def test_a_file_that_nobody_will_read_is_not_even_digested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lon.pdf"
    with path.open("wb") as file:
        file.truncate(2**40)
    monkeypatch.setattr(arrivals, "digest_of", lambda _: pytest.fail("a digest of a terabyte"))
    assert "quá lớn" in refused(path)


def test_a_file_that_goes_while_it_is_looked_at_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(path: Path) -> str:
        raise FileNotFoundError(path)

    monkeypatch.setattr(arrivals, "digest_of", gone)
    assert "qd.md" in refused(written(tmp_path))


def test_a_text_that_takes_for_ever_to_understand_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "_PATIENCE_S", 0.2)
    monkeypatch.setattr(arrivals, "identify", lambda *_: time.sleep(60))
    assert "lâu hơn" in refused(written(tmp_path))


@pytest.mark.parametrize(
    "card",
    [
        "address = 5", "address = [5]", "relation = {}", "relation = [{kind = 'cites', to = 5}]", "structure = 1",
        "structure = {grammar = []}", "aliases = [1]", "state = []", "signed_on = '2031'", "number = 5",
        "relation = [{kind = 'cites', to = 'a', grade = 5}]", "access = 'secret'", "x = " + "[" * 5000,
    ],
)  # fmt: skip
def test_a_senseless_card_is_named(tmp_path: Path, card: str) -> None:
    assert "card.toml" in refused(written(tmp_path), card.encode())
