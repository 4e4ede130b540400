"""A document's card: what its own pages say fills it, and what differs from them is doubted."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import CorpusInvalid
from ingest.card import Card, read_card
from ingest.catalogue import Entry
from ingest.identity.identity import Identity
from ingest.validity.comparing import with_effect
from ingest.validity.effect import Effect

FOUND = Identity(
    id="9-2031-nd-cp",
    number="9/2031/NĐ-CP",
    kind="Nghị định",
    title="Nghị định quy định về nuôi biển xa bờ",
    issuer="Chính phủ",
    signer="Nguyễn Văn Mẫu",
    signed_on=date(2031, 5, 3),
)
KNOWN = {"id": "9-2031-nd-cp", "number": "9/2031/NĐ-CP", "signer": "Nguyễn Văn Mẫu"}


def card(
    tmp_path: Path, found: Identity = FOUND, known: Entry | None = None, stated: str = "", **more: bool
) -> Card:
    if stated:
        (tmp_path / "card.toml").write_text(stated, encoding="utf-8")
    return read_card(tmp_path / "card.toml", text="verbatim", found=found, known=known, **more)


def codes(read: Card) -> list[tuple[str, str]]:
    return [(doubt.code, doubt.values.get("field", "")) for doubt in read.doubts]


def test_what_is_found_fills_what_nobody_states(tmp_path: Path) -> None:
    read = card(tmp_path)
    assert (read.document.number, read.document.signed_on) == ("9/2031/NĐ-CP", date(2031, 5, 3))
    assert (read.doubts, read.stated, read.grammar) == ((), frozenset(), None)


def test_the_catalogue_goes_before_it_and_the_card_adds(tmp_path: Path) -> None:
    read = card(
        tmp_path, known={**KNOWN, "title": "Nghị định về nuôi biển xa bờ"}, stated='access = "internal"\n'
    )
    assert (read.document.title, read.document.access) == ("Nghị định về nuôi biển xa bờ", "internal")
    assert codes(read) == []


@pytest.mark.parametrize(
    ("field", "stated"),
    [
        ("number", "8/2031/NĐ-CP"),
        ("signer", "Trần Văn Khác"),
        ("signed_on", date(2031, 5, 4)),
        ("title", "Nghị định về trồng rừng đầu nguồn"),
    ],
)
def test_what_differs_is_doubted_and_the_stated_one_kept(tmp_path: Path, field: str, stated: object) -> None:
    read = card(tmp_path, known={**KNOWN, field: stated})
    assert codes(read) == [("identity_differs", field)]
    assert getattr(read.document, field) == stated


@pytest.mark.parametrize("field", ["number", "title", "issuer", "signer", "kind"])
def test_what_is_nowhere_to_be_read_is_empty_and_doubted(tmp_path: Path, field: str) -> None:
    lacking = replace(FOUND, **{field: ""})
    read = card(tmp_path, lacking)
    assert getattr(read.document, field) == ""
    assert codes(read) == [("identity_not_read", field)]
    with pytest.raises(CorpusInvalid, match=f"“{field}”"):
        card(tmp_path, lacking, strict=True)


def test_a_field_stated_blank_is_wrong_whatever_was_found(tmp_path: Path) -> None:
    with pytest.raises(CorpusInvalid, match="“kind”"):
        card(tmp_path, replace(FOUND, kind=""), known={**KNOWN, "kind": " "})


def test_marks_are_taken_and_never_denied_in_silence(tmp_path: Path) -> None:
    marked = replace(FOUND, state="draft", access="internal", secrecy="Mật")
    read = card(tmp_path, marked)
    assert (read.document.state, read.document.access) == ("draft", "internal")
    assert [(doubt.severity, doubt.code) for doubt in read.doubts] == [("error", "marked_secret")]
    denied = card(tmp_path, replace(marked, secrecy=""), stated='state = "issued"\naccess = "public"\n')
    assert codes(denied) == [("identity_differs", "state"), ("identity_differs", "access")]


DAY = date(2031, 7, 1)


def test_a_day_of_effect_fills_what_nobody_states(tmp_path: Path) -> None:
    document, doubts = with_effect(card(tmp_path).document, Effect(DAY, date(2032, 1, 1)), ())
    assert (document.in_force_from, document.in_force_to, doubts) == (DAY, date(2032, 1, 1), ())


def test_a_stated_day_stays_and_another_one_printed_is_doubted(tmp_path: Path) -> None:
    known = replace(card(tmp_path).document, in_force_from=date(2031, 8, 1))
    document, doubts = with_effect(known, Effect(DAY, places=("x/d9",)), {"in_force_from"})
    assert document == known
    assert [(doubt.code, doubt.place) for doubt in doubts] == [("identity_differs", "x/d9")]


def test_an_unknown_day_is_doubted_unless_it_is_stated_to_be_unknown(tmp_path: Path) -> None:
    document, doubts = with_effect(card(tmp_path).document, Effect("unknown"), ())
    assert (document.in_force_from, [doubt.code for doubt in doubts]) == ("unknown", ["effect_not_read"])
    known = replace(document, in_force_from="unknown")
    assert with_effect(known, Effect("unknown"), {"in_force_from"}) == (known, ())
    assert with_effect(known, Effect(DAY), {"in_force_from"})[0].in_force_from == DAY


def test_exceptions_become_the_note(tmp_path: Path) -> None:
    exceptional = Effect(DAY, exceptions=(("x/d9.k1", "Luật này có hiệu lực từ 01/7, trừ khoản 2."),))
    document, doubts = with_effect(card(tmp_path).document, exceptional, ())
    assert document.validity_note == "“Luật này có hiệu lực từ 01/7, trừ khoản 2.”"
    assert [(doubt.severity, doubt.code, doubt.place) for doubt in doubts] == [
        ("note", "effect_excepted", "x/d9.k1")
    ]
