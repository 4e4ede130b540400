"""A person alone with the bot: questions, follow-ups, buttons, quotes, and what is no question."""

from collections.abc import Iterator
from html import escape

import pytest

from assistant.answers.answer import Question
from assistant.search.shelf import Shelf
from assistant.wording import say
from tests.telegram_bot.emulator import Chat, refused
from tests.telegram_bot.running import until
from tests.telegram_bot.talking import Conversing, assistant_of, cited, conversing, shown, suggested

ROW = "Tỷ lệ giao dịch không dùng tiền mặt"
# What no button of ours holds, and what buttons of ours hold that lead to what is no more.
NOBODYS = (
    "", "x", "=[]", '=["r"]', "#aaaaaaaaaaaaaaaaaaaaaa", '=["rs","",99999999999]', "=" + "[" * 60, "\u202e",
)  # fmt: skip
GONE = (
    '=["r","x",false]', '=["g","x",0]', '=["d","x"]', '=["p","x/y",false]', '=["s","x"]', '=["c","x"]',
    '=["q","x/y",0,9,"","0"]', '=["j","x","right",null]', '=["rs","x",7]', '=["gs",99]', '=["ds",99]',
)  # fmt: skip
ASKED = f"{ROW} năm 2030 là bao nhiêu?"


@pytest.fixture(scope="module")
def talk(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(shelf, tmp_path_factory.mktemp("private") / "door") as talk:
        yield talk


@pytest.fixture(scope="module")
def elsewhere(invented_shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(invented_shelf, tmp_path_factory.mktemp("elsewhere") / "door") as talk:
        yield talk


@pytest.fixture
def chat(talk: Conversing) -> Chat:
    return talk.chat()


def test_a_question_is_answered_with_its_proof(chat: Chat) -> None:
    answer = chat.ask(ASKED)
    assert answer.text.startswith("≥ 80% vào năm 2030")
    assert answer.of("expandable_blockquote", "blockquote") == ["≥ 80%"]


def test_a_question_without_accents_is_answered_alike(chat: Chat) -> None:
    answer = chat.ask("ty le giao dich khong dung tien mat nam 2030")
    assert "≥ 80% vào năm 2030" in answer.text


@pytest.mark.parametrize(
    "asked", ["Tỷ lệ tàu cá có thiết bị giám sát năm 2028 là bao nhiêu?", "Sở Tài chính có nhiệm vụ gì?"]
)
def test_another_provinces_programme_is_answered(elsewhere: Conversing, asked: str) -> None:
    answer = elsewhere.chat().ask(asked)
    assert answer.of("blockquote", "expandable_blockquote")
    with elsewhere.door.desk.library() as library:
        texts = [library.clean_text(one.id) for one in library.documents()]
    for quote in answer.of("blockquote", "expandable_blockquote"):
        assert any(quote in text for text in texts)


def test_a_follow_up_is_understood_until_it_is_to_be_forgotten(chat: Chat) -> None:
    chat.ask(ASKED)
    assert "≥ 90% vào năm 2035" in chat.ask("còn năm 2035?").text
    assert say("chat.forgotten.done") == chat.ask("/xoa").text
    assert "≥ 9" not in chat.ask("còn năm 2040?").text
    assert chat.ask("/xoa").text == say("chat.forgotten.done")
    assert chat.ask("/nguon").text == say("chat.source.none")


def test_two_people_do_not_share_what_they_talk_about(talk: Conversing) -> None:
    one, other = talk.chat(), talk.chat()
    one.ask(ASKED)
    assert "2035" not in other.ask("còn năm 2035?").text.partition("\n")[0]
    assert other.ask("/nguon").text != one.ask("/nguon").text


def test_a_suggestion_that_is_pressed_is_asked_and_said_again(chat: Chat) -> None:
    answer = chat.ask(ASKED)
    press = chat.press(answer, suggested(answer, "năm 2035 là bao nhiêu?"))
    follow = chat.next()
    assert say("chat.answer.asked", question=f"{ROW} năm 2035 là bao nhiêu?") in follow.text
    assert "≥ 90% vào năm 2035" in follow.text
    until(lambda: press.answers)
    # As if it had been typed: what follows goes on from it.
    assert "2045" in chat.ask("còn năm 2045?").text


def test_a_citation_shows_the_exact_characters(talk: Conversing, chat: Chat) -> None:
    asked = "Ban Nội chính làm gì?"
    answer = chat.ask(asked)
    citations = assistant_of(talk.door.desk.shelf).ask(Question(asked)).citations
    buttons = cited(answer)
    assert len(buttons) == len(citations) > 1
    for button, citation in zip(buttons, citations, strict=True):
        press = chat.press(answer, button)
        card = chat.next()
        assert card.of("blockquote", "expandable_blockquote") == [citation.quote.text.strip("\n")]
        assert (
            f"<blockquote expandable>{escape(citation.quote.text, quote=False)}</blockquote>" in card.source
        )
        assert citation.number in card.text
        until(lambda press=press: press.answers)


def test_a_digest_is_never_quoted(talk: Conversing, chat: Chat) -> None:
    asked = "Nghị quyết 57-NQ/TW đặt mục tiêu kinh tế số bao nhiêu phần trăm GDP năm 2030?"
    answer = chat.ask(asked)
    citations = assistant_of(talk.door.desk.shelf).ask(Question(asked)).citations
    assert {one.kind for one in citations} == {"digest"}
    assert "tóm lược" in answer.text.splitlines()[0].lower()
    assert not answer.of("blockquote", "expandable_blockquote")
    chat.press(answer, cited(answer)[0])
    card = chat.next()
    assert not card.of("blockquote", "expandable_blockquote")
    assert "tóm lược" in card.text.lower()
    assert citations[0].quote.text.strip() in card.text
    assert f"“{citations[0].quote.text.strip()}" not in card.text


@pytest.mark.parametrize("asked", ["Ban Nội chính làm gì?", "Mục V.4 nói gì?"])
def test_sources_are_shown_whole(chat: Chat, talk: Conversing, asked: str) -> None:
    chat.ask(asked)
    sources = chat.ask("/nguon")
    citations = assistant_of(talk.door.desk.shelf).ask(Question(asked)).citations
    talk.settled()
    parts = chat.sent[chat.sent.index(sources) :]
    whole = "".join(one for part in parts for one in part.of("expandable_blockquote", "blockquote"))
    for citation in citations:
        assert citation.quote.text.strip() in whole
    assert "Trích dẫn" in sources.text


def test_links_open_what_they_name(talk: Conversing, chat: Chat) -> None:
    from bot.cards.actions import ShowAgency, ShowDocument, ShowPlace, ShowRow
    from bot.cards.starts import start_of

    card = chat.ask("/chitieu 50")
    with talk.door.desk.library() as library:
        document = next(one for one in library.documents() if one.text == "verbatim")
        row = next(one for one in library.targets(document.id) if one.number == "50")
        duty = next(iter(library.duties(document.id)))
        place = library.provision(duty.provision)
    opened = chat.ask(f"/start {start_of(ShowRow(row.provision))}")
    assert opened.text == card.text
    assert shown(opened) == shown(card)
    assert (
        duty.agency.casefold() in chat.ask(f"/start {start_of(ShowAgency(duty.agency_id))}").text.casefold()
    )
    assert place is not None
    clause = chat.ask(f"/start {start_of(ShowPlace(place.id))}")
    assert clause.of("blockquote", "expandable_blockquote") == [place.text.strip("\n")]
    assert document.number in chat.ask(f"/start {start_of(ShowDocument(document.id))}").text


@pytest.mark.parametrize(
    "payload",
    ["", "x", "inline", "chitieu", "chitieu_", "chitieu__", "muc_..%2f..%2fetc", "coquan_<b>x</b>", "A" * 64,
     "A" * 3000, "vanban_\u202egnod", "ask_DROP TABLE", "=[\"r\",\"x\"]", "chitieu_" + "_s" * 28, "Chỉ tiêu 50"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_greets(chat: Chat, payload: str) -> None:
    assert chat.ask(f"/start {payload}").text.startswith("Xin chào. Tôi là Trợ lý 57")


@pytest.mark.parametrize("payload", ["chitieu_x", "coquan_x", "muc_x_sy", "vanban_x"])
def test_a_link_to_what_is_gone_says_so(chat: Chat, payload: str) -> None:
    assert "không" in chat.ask(f"/start {payload}").text


def test_help_says_what_is_kept_and_where_the_servers_are(chat: Chat) -> None:
    told = chat.ask("/help").text
    for words in ("/chitieu", "/xoa", "mã hóa", "nước ngoài", "không phải người"):
        assert words in told
    assert say("chat.help.how_group") not in told


@pytest.mark.parametrize("command", ["/xyz", "/XOA_HET", "/imlang"])
def test_a_command_that_is_none_here_is_told(chat: Chat, command: str) -> None:
    expected = "quiet.private" if command == "/imlang" else "unknown_command"
    assert chat.ask(command).text == say(f"telegram.{expected}")


@pytest.mark.parametrize(
    "text", ["/hoi", "?", "   \u200b ", "\u2060\u2060", "...", "[1]", "<b>", "&lt;", "😀"]
)
def test_next_to_nothing_gets_a_line(chat: Chat, text: str) -> None:
    assert chat.ask(text).text


def test_a_long_question_is_told_to_be_shortened(chat: Chat) -> None:
    assert chat.ask("từ " * 1365).text == say("chat.fault.long", limit="2.000")
    assert chat.ask("😀" * 2048).text


@pytest.mark.parametrize(
    "kind", ["sticker", "voice", "video", "photo", "document", "location", "contact", "poll"]
)
def test_what_is_no_text_gets_one_friendly_line(talk: Conversing, chat: Chat, kind: str) -> None:
    chat.send(kind, caption=ASKED)
    line = chat.next().text
    assert "gõ" in line
    talk.settled()
    assert len(chat.sent) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"dice": {"emoji": "🎲", "value": 3}},
        {"venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "x", "address": "y"}},
        {"video_note": {"file_id": "a", "file_unique_id": "b", "length": 3, "duration": 1}},
        {"audio": {"file_id": "a", "file_unique_id": "b", "duration": 1}},
        {"animation": {"file_id": "a", "file_unique_id": "b", "duration": 1, "width": 1, "height": 1},
         "document": {"file_id": "a", "file_unique_id": "b"}},
        {"story": {"chat": {"id": 1, "type": "private"}, "id": 5}},
    ],
)  # fmt: skip
def test_other_kinds_get_a_line_as_well(talk: Conversing, chat: Chat, fields: dict[str, object]) -> None:
    chat.say("", **fields)
    assert "gõ" in chat.next().text.lower()
    talk.settled()
    assert len(chat.sent) == 1


@pytest.mark.filterwarnings("ignore:.*will be of type")
@pytest.mark.parametrize(
    "fields",
    [{"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
     {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
     {"write_access_allowed": {}}, {"successful_payment": {}}, {"unheard_of": {"a": 1}}],
)  # fmt: skip
def test_notices_are_no_questions(talk: Conversing, chat: Chat, fields: dict[str, object]) -> None:
    chat.say("", **fields)
    talk.settled()
    assert chat.sent == []


def test_somebody_elses_words_are_not_answered(chat: Chat) -> None:
    chat.say(ASKED, forwarded=True)
    assert chat.next().text == say("telegram.odd.forwarded")


def test_a_changed_message_is_told_that_the_first_counts(talk: Conversing, chat: Chat) -> None:
    chat.ask(ASKED)
    said = next(one for one in chat.messages.values() if one.text == ASKED)
    chat.edit(said, "Chỉ tiêu 1 năm 2030?")
    assert chat.next().text == say("telegram.odd.edited")
    talk.settled()
    assert len(chat.sent) == 2


def test_our_own_card_sent_by_a_person_is_no_question(talk: Conversing, chat: Chat) -> None:
    chat.ask("/help")
    query = talk.telegram.inline("5G 2030")
    talk.telegram.wait_for(lambda: query.answers)
    talk.telegram.choose(query, query.results[0]["id"], chat)
    talk.settled()
    assert len(chat.sent) == 1


def test_a_button_of_nobody_is_told(talk: Conversing, chat: Chat) -> None:
    card = chat.ask("/help")
    for data in (
        "",
        "x",
        "=[]",
        '=["r"]',
        "#aaaaaaaaaaaaaaaaaaaaaa",
        '=["rs","",99999999999]',
        "=" + "[" * 60,
        "\u202e",
    ):
        press = chat.press_data(card, data)
        until(lambda press=press: press.answers)
        assert press.text == say("telegram.old_button")
    talk.settled()
    assert len(chat.sent) == 1


def test_an_old_button_of_what_is_gone_is_told(talk: Conversing, chat: Chat) -> None:
    card = chat.ask("/help")
    for data in GONE:
        before = [one.text for one in chat.sent], [len(one.edits) for one in chat.sent]
        press = chat.press_data(card, data)
        until(lambda press=press: press.answers)
        talk.settled()
        assert (
            [one.text for one in chat.sent],
            [len(one.edits) for one in chat.sent],
        ) != before or press.text


def test_a_button_of_a_message_that_telegram_forgot_sends_a_new_card(talk: Conversing, chat: Chat) -> None:
    card = chat.ask("/chitieu 50")
    onward = next(one for one in card.buttons if one.text == say("chat.button.next"))
    gone = {"message_id": 1, "date": 0, "chat": chat.as_json()}
    body = {
        "id": "77",
        "from": chat.people[0].as_json(),
        "chat_instance": "1",
        "message": gone,
        "data": onward.data,
    }
    talk.telegram.fail("editMessageText", refused("Bad Request: message can't be edited"))
    talk.telegram.fail("answerCallbackQuery", refused("Bad Request: query is too old"))
    talk.telegram.push(callback_query=body)
    assert chat.next().text.startswith("Chỉ tiêu")
    talk.settled()
    assert len(chat.sent) == 2


def test_a_button_of_a_card_sent_elsewhere_is_told(talk: Conversing, chat: Chat) -> None:
    body = {"id": "78", "from": chat.people[0].as_json(), "chat_instance": "1", "inline_message_id": "x"}
    talk.telegram.fail("answerCallbackQuery", refused("Bad Request: query is too old"))
    talk.telegram.push(callback_query=body | {"data": '=["r","x",false]'})
    talk.settled()
    assert chat.sent == []
