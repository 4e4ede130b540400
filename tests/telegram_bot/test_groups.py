"""The bot in a group: who is answered, each by themselves; quiet groups; coming, moving and going."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.search.shelf import Shelf
from assistant.wording import say
from tests.telegram_bot.emulator import Chat, Emulator, Person
from tests.telegram_bot.running import settings_of, until
from tests.telegram_bot.talking import Conversing, Talking, conversing, suggested

ME = "@tro_ly_57_bot"
ROW = "Tỷ lệ giao dịch không dùng tiền mặt"
ASKED = f"{ROW} năm 2030 là bao nhiêu?"
FOUND = "≥ 80% vào năm 2030"


@pytest.fixture(scope="module")
def talk(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(shelf, tmp_path_factory.mktemp("groups") / "door") as talk:
        yield talk


@pytest.fixture
def group(talk: Conversing) -> Chat:
    return talk.telegram.group("Tổ công nghệ", talk.telegram.person("Lan"), talk.telegram.person("Minh"))


def membership(telegram: Emulator, chat: Chat, before: str, now: str, by: Person | None = None) -> None:
    me = telegram.world.bot.as_json()
    telegram.push(
        my_chat_member={
            "chat": chat.as_json(),
            "from": (by or chat.people[0]).as_json(),
            "date": telegram.world.now(),
            "old_chat_member": {"status": before, "user": me},
            "new_chat_member": {"status": now, "user": me} | ({"until_date": 0} if now == "kicked" else {}),
        }
    )


@pytest.mark.parametrize(
    "said",
    [
        f"{ME} {ASKED}",
        f"Nhờ {ME} cho biết {ASKED}",
        f"{ASKED} {ME.upper()}",
        f"/hoi {ASKED}",
        f"/hoi{ME} {ASKED}",
    ],
)
def test_who_turns_to_us_is_answered_under_their_message(group: Chat, said: str) -> None:
    message = group.say(said)
    answer = group.next()
    assert FOUND in answer.text
    assert json.loads(answer.values["reply_parameters"])["message_id"] == message.id


def test_who_names_us_without_a_username_is_answered(talk: Conversing, group: Chat) -> None:
    talk.telegram.set_privacy(on=False)
    named = {"type": "text_mention", "offset": 0, "length": 9, "user": talk.telegram.world.bot.as_json()}
    message = group.say("").as_json() | {"text": f"Trợ lý 57 {ASKED}", "entities": [named], "message_id": 77}
    talk.telegram.push(message=message)
    talk.telegram.set_privacy(on=True)
    assert FOUND in group.next().text


def test_our_name_under_a_question_answers_that(talk: Conversing, group: Chat) -> None:
    theirs = group.say(ASKED)
    group.say(ME, by=group.people[1], reply_to=theirs)
    assert FOUND in group.next().text


def test_who_does_not_turn_to_us_is_not_answered(talk: Conversing, group: Chat) -> None:
    talk.telegram.set_privacy(on=False)
    first = group.say(ASKED)
    group.say("còn năm 2035?", reply_to=first)
    for text in (f"@bot_khac {ASKED}", "/hoi@bot_khac x", "/unheard_of", "/xoa@bot_khac", "đọc /help nhé"):
        group.say(text)
    group.send("sticker")
    group.send("photo", caption=f"{ME} đây là gì?")
    group.join(talk.telegram.person())
    group.leave(group.people[-1])
    talk.telegram.set_privacy(on=True)
    talk.settled()
    assert group.sent == []


def test_bots_are_not_answered(talk: Conversing, group: Chat) -> None:
    other = Person(999_000_111, "Khác", "bot_khac", is_bot=True)
    group.say(f"{ME} {ASKED}", by=other)
    talk.settled()
    assert group.sent == []


def test_who_writes_in_the_name_of_a_channel_or_the_group_is_answered(talk: Conversing, group: Chat) -> None:
    group.say(f"{ME} {ASKED}", anonymous=True)
    assert FOUND in group.next().text
    channel = {"id": -1_009_999_999_999, "type": "channel", "title": "Kênh"}
    group.say(
        f"{ME} {ASKED}", by=Person(136_817_688, "Channel", "Channel_Bot", is_bot=True), sender_chat=channel
    )
    assert FOUND in group.next().text


def test_each_member_goes_on_from_their_own_question(talk: Conversing, group: Chat) -> None:
    one, other = group.people
    group.say(f"{ME} {ASKED}", by=one)
    first = group.next()
    group.say(f"{ME} Tỷ lệ phủ sóng 5G năm 2030?", by=other)
    group.next()
    group.say("còn năm 2035?", by=one, reply_to=first)
    assert "≥ 90% vào năm 2035 (chỉ tiêu 50" in group.next().text
    group.say("/xoa", by=other)
    group.next()
    group.say("/nguon", by=other)
    assert group.next().text == say("chat.source.none")
    group.say("/nguon", by=one)
    assert "chỉ tiêu 50" in group.next().text


def test_a_button_in_a_group_goes_on_for_who_pressed_it(group: Chat) -> None:
    one, other = group.people
    group.say(f"{ME} {ASKED}", by=one)
    answer = group.next()
    group.press(answer, suggested(answer, "năm 2035 là bao nhiêu?"), by=other)
    assert "2035" in group.next().text
    group.say("/nguon", by=other)
    assert "cột Năm 2035" in group.next().text
    group.say("/nguon", by=one)
    assert "cột Năm 2030" in group.next().text


def test_nobody_agrees_for_another_member(talk: Conversing, group: Chat) -> None:
    one, other = group.people
    group.say(f"{ME} {ASKED}", by=one)
    answer = group.next()
    before = len(talk.door.desk.store.agreed())
    press = group.press(answer, say("chat.button.right"), by=other)
    until(lambda: press.answers)
    assert press.text == say("chat.judged.thanks", verdict="Đúng")
    assert len(talk.door.desk.store.agreed()) == before
    talk.settled()
    assert len(group.sent) == 1


def test_a_topic_is_answered_in_the_topic(talk: Conversing, group: Chat) -> None:
    group.say(f"{ME} {ASKED}", message_thread_id=7, is_topic_message=True)
    answer = group.next()
    assert answer.values["message_thread_id"] == "7"


# Quiet groups.


def test_administrators_make_a_group_quiet(talk: Conversing, group: Chat) -> None:
    owner, member = group.people
    group.say("/imlang", by=member)
    assert group.next().text == say("telegram.quiet.not_yours_off")
    group.say("/imlang", by=owner)
    assert group.next().text == say("telegram.quiet.on")
    group.say(f"{ME} {ASKED}", by=member)
    talk.settled()
    assert len(group.sent) == 2
    group.say(f"/hoi {ASKED}", by=member)
    answer = group.next()
    assert answer.values["disable_notification"] == "true"
    group.say("/imlang", by=member)
    assert group.next().text == say("telegram.quiet.not_yours_on")
    group.promote(member)
    group.say("/imlang", by=member)
    assert group.next().text == say("telegram.quiet.off")
    group.say(f"{ME} {ASKED}", by=member)
    answer = group.next()
    assert not answer.values.get("disable_notification")


def test_what_is_pressed_in_a_quiet_group_makes_no_sound(group: Chat) -> None:
    group.say(f"{ME} {ASKED}")
    answer = group.next()
    group.say("/imlang")
    group.next()
    group.press(answer, suggested(answer, "năm 2035 là bao nhiêu?"))
    assert group.next().values["disable_notification"] == "true"


def test_who_administers_unseen_makes_a_group_quiet(talk: Conversing, group: Chat) -> None:
    group.say("/imlang", anonymous=True)
    assert group.next().text == say("telegram.quiet.on")
    other = talk.telegram.group("Tổ khác", talk.telegram.person(), talk.telegram.person())
    other.say(f"{ME} {ASKED}", by=other.people[1])
    assert FOUND in other.next().text


def test_a_channel_does_not_make_a_group_quiet(group: Chat) -> None:
    channel = {"id": -1_009_999_999_999, "type": "channel", "title": "Kênh"}
    group.say("/imlang", by=Person(136_817_688, "Channel", "Channel_Bot", is_bot=True), sender_chat=channel)
    assert group.next().text == say("telegram.quiet.not_yours_off")


def test_quiet_outlives_the_process_and_moves_along(shelf: Shelf, folder: Path, telegram: Emulator) -> None:
    group = telegram.group("Tổ", telegram.person(), supergroup=False)
    with Talking(settings_of(telegram, folder), shelf=shelf):
        group.say("/imlang")
        assert group.next().text == say("telegram.quiet.on")
    with Talking(settings_of(telegram, folder), shelf=shelf) as door:
        group.say(f"{ME} {ASKED}")
        door.settled(telegram)
        moved = group.migrate()
        door.settled(telegram)
        moved.say(f"{ME} {ASKED}")
        door.settled(telegram)
        assert moved.sent == []
        moved.say("/imlang")
        assert moved.next().text == say("telegram.quiet.off")
    assert len(group.sent) == 1
    assert telegram.violations == []


def test_an_answer_under_way_follows_its_group(shelf: Shelf, folder: Path, telegram: Emulator) -> None:
    group = telegram.group("Tổ", telegram.person(), supergroup=False)
    moved: list[Chat] = []

    def move(_: str) -> None:
        if not moved:
            moved.append(group.migrate())

    with Talking(settings_of(telegram, folder), shelf=shelf, before=move) as door:
        group.say(f"{ME} {ASKED}")
        until(lambda: moved and moved[0].sent)
        door.settled(telegram)
        assert FOUND in moved[0].sent[0].text


# Coming and going.


def test_who_takes_us_in_is_told_how_to_ask(talk: Conversing, group: Chat) -> None:
    membership(talk.telegram, group, "left", "member")
    greeting = group.next()
    assert greeting.text.startswith("Xin chào")
    assert say("chat.greeting.group") in greeting.text
    membership(talk.telegram, group, "member", "administrator")
    membership(talk.telegram, group, "administrator", "member")
    talk.settled()
    assert len(group.sent) == 1


def test_a_start_in_a_group_tells_how_to_ask_there(group: Chat) -> None:
    group.say(f"/start{ME}")
    assert say("chat.greeting.group") in group.next().text


def test_everything_of_a_group_that_sent_us_away_is_forgotten(talk: Conversing, group: Chat) -> None:
    one, other = group.people
    for person in (one, other):
        group.say(f"{ME} {ASKED}", by=person)
        group.next()
    group.say("/imlang", by=one)
    group.next()
    elsewhere = talk.chat()
    elsewhere.ask(ASKED)
    group.block()
    talk.settled()
    group.unblock()
    group.next()
    for person in (one, other):
        group.say(f"/nguon{ME}", by=person)
        assert group.next().text == say("chat.source.none")
        group.say(f"{ME} còn năm 2035?", by=person)
        assert "90%" not in group.next().text
    assert "chỉ tiêu 50" in elsewhere.ask("/nguon").text


def test_who_blocked_us_is_forgotten(talk: Conversing) -> None:
    chat = talk.chat()
    chat.ask(ASKED)
    chat.block()
    talk.settled()
    chat.unblock()
    assert chat.ask("/nguon").text == say("chat.source.none")


def test_what_is_written_in_channels_is_nothing_to_us(talk: Conversing) -> None:
    channel: dict[str, Any] = {"id": -1_009_999_999_998, "type": "channel", "title": "Kênh"}
    post = {"message_id": 5, "date": talk.telegram.world.now(), "chat": channel, "text": f"{ME} {ASKED}"}
    before = len(talk.telegram.calls_of("sendMessage"))
    assert talk.telegram.push(channel_post=post) is None
    me = talk.telegram.world.bot.as_json()
    body = {"chat": channel, "from": talk.telegram.person().as_json(), "date": post["date"]}
    status = {
        "old_chat_member": {"status": "left", "user": me},
        "new_chat_member": {"status": "member", "user": me},
    }
    talk.telegram.push(my_chat_member=body | status)
    talk.settled()
    assert len(talk.telegram.calls_of("sendMessage")) == before
