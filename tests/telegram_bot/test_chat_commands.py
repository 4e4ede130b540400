"""The commands in a private chat: rows, agencies, documents, words found, and what one thinks of an answer."""

import io
from collections.abc import Iterator
from contextlib import suppress

import pytest
from PIL import Image

from assistant.search.shelf import Shelf
from assistant.wording import say
from tests.telegram_bot.emulator import Chat, Message
from tests.telegram_bot.running import until
from tests.telegram_bot.talking import UNCHANGED, Conversing, conversing, shown

ASKED = "Tỷ lệ giao dịch không dùng tiền mặt năm 2030 là bao nhiêu?"


@pytest.fixture(scope="module")
def talk(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(shelf, tmp_path_factory.mktemp("commands") / "door") as talk:
        yield talk


@pytest.fixture(scope="module")
def elsewhere(invented_shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(invented_shelf, tmp_path_factory.mktemp("elsewhere") / "door") as talk:
        yield talk


@pytest.fixture
def chat(talk: Conversing) -> Chat:
    return talk.chat()


def turned(chat: Chat, card: Message, button: str) -> None:
    """Press a button that puts another card in place of its own."""
    before, messages = len(card.edits), len(chat.sent)
    press = chat.press(card, button)
    until(lambda: len(card.edits) > before and press.answers)
    assert len(chat.sent) == messages


@pytest.mark.parametrize("words", ["50", " 50 ", "giao dịch tiền mặt", "khong dung tien mat"])
def test_a_row_is_found_by_number_or_words(chat: Chat, words: str) -> None:
    card = chat.ask(f"/chitieu {words}")
    assert card.text.startswith("Chỉ tiêu 50. Tỷ lệ giao dịch không dùng tiền mặt")
    assert "Năm 2045: ≥ 95%" in card.text


def test_leafing_from_row_to_row_replaces_the_card(chat: Chat) -> None:
    card = chat.ask("/chitieu 50")
    first = card.text
    turned(chat, card, say("chat.button.next"))
    assert card.text != first
    turned(chat, card, say("chat.button.back"))
    assert card.text == first


def test_a_button_that_is_pressed_twice_leaves_the_card_whole(talk: Conversing, chat: Chat) -> None:
    card = chat.ask("/chitieu 50")
    button = next(one for one in card.buttons if one.text == say("chat.button.next"))
    turned(chat, card, button.text)
    there = card.source, card.keyboard
    for _ in range(2):
        press = chat.press_data(card, button.data or "")
        until(lambda press=press: press.answers)
        talk.settled()
        assert (card.source, card.keyboard) == there
    assert len(chat.sent) == 1
    assert [one.description for one in talk.telegram.calls_of("editMessageText")[-2:]] == [UNCHANGED] * 2


def test_leafing_reaches_every_row_of_the_table(elsewhere: Conversing) -> None:
    chat = elsewhere.chat()
    groups = chat.ask("/chitieu")
    names = [one for one in shown(groups) if one not in {say("chat.button.back"), say("chat.button.next")}]
    reached = 0
    for name in names:
        turned(chat, groups, name)
        reached += sum(line.startswith("– ") for line in groups.text.splitlines())
        turned(chat, groups, say("chat.button.rows"))
    with elsewhere.door.desk.library() as library:
        rows = sum(len(library.targets(one.id)) for one in library.documents())
    assert reached == rows


def test_a_chart_is_a_picture_with_words(chat: Chat) -> None:
    card = chat.ask("/chitieu 50")
    chat.press(card, say("chat.button.chart"))
    chart = chat.next(timeout=20)
    assert Image.open(io.BytesIO(chart.photo)).format == "PNG"
    assert "Tỷ lệ giao dịch không dùng tiền mặt" in chart.text
    assert "2045" in chart.text
    chat.press(chart, say("chat.button.row", number="50"))
    assert chat.next().text == card.text


def test_words_that_fit_several_rows_let_one_choose(chat: Chat) -> None:
    card = chat.ask("/chitieu thủ tục hành chính")
    assert say("chat.rows.matched", text="thủ tục hành chính") in card.text
    chat.press(card, shown(card)[1])
    assert chat.next().text.startswith(f"Chỉ tiêu {shown(card)[1]}.")


def test_a_number_of_several_tables_lets_one_choose(elsewhere: Conversing) -> None:
    chat = elsewhere.chat()
    card = chat.ask("/chitieu 1")
    assert card.text.startswith(say("chat.rows.same_number"))
    for button in card.buttons:
        chat.press(card, button)
        assert chat.next().text.startswith(button.text.rpartition(" (")[0])


@pytest.mark.parametrize("words", ["9999", "zqzq wkwk", "<b>&amp;</b>", "٥٠", "%", "'; DROP TABLE"])
def test_what_names_no_row_shows_the_groups(chat: Chat, words: str) -> None:
    assert say("chat.rows.unmatched") in chat.ask(f"/chitieu {words}").text


@pytest.mark.parametrize("named", ["Văn phòng Tỉnh ủy", "van phong tinh uy", "VPTU", "vptu"])
def test_an_agency_is_known_by_any_of_its_names(chat: Chat, named: str) -> None:
    card = chat.ask(f"/nhiemvu {named}")
    assert card.text.startswith("Văn phòng Tỉnh ủy")
    assert card.of("blockquote", "expandable_blockquote")


def test_agencies_are_chosen_page_by_page(chat: Chat, talk: Conversing) -> None:
    picker = chat.ask("/nhiemvu")
    names: list[str] = []
    while True:
        names += [one for one in shown(picker) if one not in {"‹ Trước", "Sau ›"}]
        if "Sau ›" not in shown(picker):
            break
        turned(chat, picker, "Sau ›")
    assert len(names) == len(set(names)) == 11
    turned(chat, picker, "‹ Trước")
    turned(chat, picker, names[0])
    assert picker.text.startswith(names[0].rpartition(" (")[0])
    turned(chat, picker, say("chat.button.agencies"))
    assert names[0] in shown(picker)


def test_every_duty_of_an_agency_is_shown_page_by_page(elsewhere: Conversing) -> None:
    chat = elsewhere.chat()
    card = chat.ask("/nhiemvu so nong nghiep va moi truong")
    pages = [card.of("blockquote", "expandable_blockquote")]
    while "Sau ›" in shown(card):
        turned(chat, card, "Sau ›")
        pages.append(card.of("blockquote", "expandable_blockquote"))
    assert sum(map(len, pages)) >= 6


def test_documents_are_shown_and_found(chat: Chat) -> None:
    listed = chat.ask("/vanban")
    turned(chat, listed, "Sau ›")
    assert "trang 2/" in listed.text
    known = chat.ask("/vanban 42-ctr/tu")
    assert "42-CTr/TU" in known.text.splitlines()[0]
    assert say("chat.documents.short.verbatim") in known.text
    button = next(one for one in listed.buttons if "/" in one.text)
    chat.press(listed, button)
    assert button.text.split()[-1] in chat.next().text
    assert say("chat.documents.unmatched") in chat.ask("/vanban zqzq 999/XX").text


def test_places_are_found_by_words(chat: Chat) -> None:
    found = chat.ask("/tim chuyen doi so cap xa")
    assert say("chat.found.read", text="chuyển đổi số cấp xã") in found.text
    digest = next(line for line in found.text.splitlines() if say("chat.source.summary") in line)
    chat.press(found, f"[{digest[1]}]")
    assert not chat.next().of("blockquote", "expandable_blockquote")
    assert chat.ask("/tim").text == say("chat.found.usage")
    assert chat.ask("/tim zqzqzq wkwkwk").text == say("chat.found.none")


# What one thinks of an answer.


def test_what_is_agreed_to_is_kept_and_nothing_before(talk: Conversing, chat: Chat) -> None:
    store, question = talk.door.desk.store, f"Xin hỏi: {ASKED}"
    chat.ask(question)
    before = {one.verdict: one.number for one in store.counts()}
    asks = chat.ask("/gopy thiếu nơi áp dụng")
    chat.press(asks, say("chat.button.lacking"))
    consent = chat.next()
    assert question in consent.text
    assert "thiếu nơi áp dụng" in consent.text
    assert {one.verdict: one.number for one in store.counts()} == before
    turned(chat, consent, say("chat.button.agree"))
    assert consent.text == say("chat.judged.thanks_reason", verdict="Thiếu")
    assert consent.buttons == []
    kept = [one for one in store.agreed() if one.question == question]
    assert [(one.reason, one.verdict) for one in kept] == [("thiếu nơi áp dụng", "lacking")]


def test_without_agreement_neither_question_nor_reason_is_kept(talk: Conversing, chat: Chat) -> None:
    question = f"Cho tôi biết: {ASKED}"
    answer = chat.ask(question)
    chat.ask("/gopy lý do riêng")
    chat.press(answer, say("chat.button.wrong"))
    consent = chat.next()
    turned(chat, consent, say("chat.button.refuse"))
    assert consent.text == say("chat.judged.thanks", verdict="Sai")
    assert [one for one in talk.door.desk.store.agreed() if one.question == question] == []
    # What SQLite takes away meanwhile holds nothing.
    files = (file for file in talk.door.settings.home.glob("store.sqlite*") if file.exists())
    kept = b""
    for file in files:
        with suppress(FileNotFoundError):
            kept += file.read_bytes()
    assert "Cho tôi biết".encode() not in kept
    assert "lý do riêng".encode() not in kept
    press = chat.press(answer, say("chat.button.right"))
    until(lambda: press.answers)
    assert press.text == say("chat.judged.twice")


def test_without_an_answer_there_is_nothing_to_judge(chat: Chat) -> None:
    assert chat.ask("/gopy").text == say("chat.judged.nothing")
    chat.ask(ASKED)
    assert "dài quá" in chat.ask(f"/gopy {'a ' * 1500}").text
    chat.ask("/xoa")
    assert chat.ask("/gopy").text == say("chat.judged.nothing")
