"""Inline mode through the whole door: cards for what is typed, each a message and links that Telegram takes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from assistant.search.shelf import Shelf
from assistant.wording import say
from tests.telegram_bot.emulator import Query, checked_message
from tests.telegram_bot.talking import PUBLIC, Conversing, conversing

TYPED = (
    "5G 2030",
    "chuyển đổi số",
    "ban nội chính",
    "Mục V.4",
    "Nghị quyết 57",
    "kinh te so",
    "sở hữu trí tuệ 2030",
)


@pytest.fixture(scope="module")
def talk(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(shelf, tmp_path_factory.mktemp("inline") / "door") as talk:
        yield talk


@pytest.fixture(scope="module")
def public(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(shelf, tmp_path_factory.mktemp("public") / "door", public_url=PUBLIC) as talk:
        yield talk


@pytest.fixture(scope="module")
def elsewhere(invented_shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(invented_shelf, tmp_path_factory.mktemp("elsewhere") / "door") as talk:
        yield talk


def offered(talk: Conversing, text: str) -> Query:
    query = talk.telegram.inline(text)
    talk.telegram.wait_for(lambda: query.answers, timeout=15)
    return query


def button_of(query: Query) -> dict[str, Any]:
    return dict(json.loads(query.answers[-1]["button"]))


def links(result: dict[str, Any]) -> list[str]:
    rows = result.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["url"] for row in rows for button in row]


def test_a_figure_is_offered_first_then_its_row_and_clauses(talk: Conversing) -> None:
    query = offered(talk, "5G 2030")
    first, second, *more = query.results
    assert first["title"].startswith("Trả lời: 100%")
    assert second["title"].startswith("Chỉ tiêu 1. Năm 2030: 100%")
    assert any("Mục" in one["title"] for one in more)
    assert {one["type"] for one in query.results} == {"article"}
    assert button_of(query)["text"] == say("telegram.inline.found")


def test_a_duty_is_offered(talk: Conversing) -> None:
    titles = [one["title"] for one in offered(talk, "Ban Nội chính").results]
    assert any("Ban Nội chính: 2 nhiệm vụ" in one for one in titles)
    assert any(one.startswith("Ban Nội chính: Theo dõi, tổng hợp") for one in titles)


@pytest.mark.parametrize("typed", TYPED)
def test_every_card_is_a_message_that_says_what_speaks(talk: Conversing, typed: str) -> None:
    results = offered(talk, typed).results
    assert results
    for result in results:
        content = result["input_message_content"]
        shown = checked_message(content["message_text"])
        assert say("chat.offered.notice") in shown.text
        assert "bấm số" not in shown.text
        for link in links(result):
            assert link.startswith(f"https://t.me/{talk.telegram.username}?start=")
        if say("chat.source.digest") in result["title"]:
            assert not shown.of("blockquote", "expandable_blockquote")


@pytest.mark.parametrize("typed", TYPED[:3])
def test_the_links_of_cards_open_what_they_are_about(talk: Conversing, typed: str) -> None:
    chat = talk.chat()
    followed = 0
    for result in offered(talk, typed).results:
        for link in links(result):
            (payload,) = parse_qs(urlsplit(link).query)["start"]
            opened = chat.ask(f"/start {payload}", timeout=15)
            assert not opened.text.startswith("Xin chào")
            assert say("chat.fault.unknown_place") not in opened.text
            # A word of the document's own is on both cards.
            numbers = {word for word in opened.text.split() if "/" in word}
            assert any(
                word.strip(",.()") in result["input_message_content"]["message_text"] for word in numbers
            )
            followed += 1
    assert followed >= len(TYPED[:3])


def test_with_a_public_address_cards_lead_to_pages_as_well(public: Conversing) -> None:
    for result in offered(public, "5G 2030").results:
        with_us, *pages = links(result)
        assert with_us.startswith("https://t.me/")
        assert all(page.startswith(f"{PUBLIC}/") for page in pages)
    assert any(len(links(result)) > 1 for result in offered(public, "5G 2030").results)


@pytest.mark.parametrize("typed", ["", " ", "a", "\u200b", "zqzqzq wkwkwk"])
def test_what_finds_nothing_offers_to_ask(talk: Conversing, typed: str) -> None:
    query = offered(talk, typed)
    assert query.results == []
    assert button_of(query)["text"] in {
        say("telegram.inline.empty"),
        say("telegram.inline.nothing"),
    }
    assert button_of(query)["start_parameter"] == "inline"
    assert talk.chat().ask("/start inline").text.startswith("Xin chào")


@pytest.mark.parametrize(
    "typed", ["<b>&amp;</b>", "'; DROP", "x" * 256, "😀" * 128, "\u202e5G", "[1] **5G**", "5G\n2030"]
)
def test_hostile_words_are_answered(talk: Conversing, typed: str) -> None:
    assert offered(talk, typed).answers


def test_another_provinces_programme_is_offered(elsewhere: Conversing) -> None:
    results = offered(elsewhere, "tàu cá có thiết bị giám sát 2028").results
    assert any("2028" in one["title"] for one in results)
    assert all(checked_message(one["input_message_content"]["message_text"]) for one in results)


def test_what_is_typed_is_kept_nowhere_and_starts_no_conversation(talk: Conversing) -> None:
    person = talk.telegram.person()
    query = talk.telegram.inline("Tỷ lệ phủ sóng 5G năm 2030?", by=person)
    talk.telegram.wait_for(lambda: query.answers)
    chat = talk.telegram.chat(person)
    assert chat.ask("/nguon").text == say("chat.source.none")


def test_a_query_that_is_too_old_is_nobodys_fault(talk: Conversing) -> None:
    from tests.telegram_bot.emulator import refused

    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    talk.telegram.fail("answerInlineQuery", refused(old))
    query = talk.telegram.inline("5G")
    talk.settled()
    assert offered(talk, "5G 2030").results
    assert query.answers == []


def test_a_chosen_card_shows_as_it_was_made(talk: Conversing, tmp_path: Path) -> None:
    query = offered(talk, "5G 2030")
    chat = talk.chat()
    sent = talk.telegram.choose(query, query.results[1]["id"], chat)
    assert "100%" in sent.text
    talk.settled()
    assert chat.sent == []
