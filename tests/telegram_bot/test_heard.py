"""What messages say, and whether they are meant for us."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, MessageEntity, TextQuote, User

from bot.telegram_bot.heard import heard

ME = User(7, "Trợ lý", is_bot=True, username="TroLy_bot")
PERSON = User(1, "Lan", is_bot=False)
PRIVATE, GROUP = Chat(1, "private"), Chat(-5, "supergroup")
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def marked(text: str) -> list[MessageEntity]:
    """The entities that Telegram finds: commands at the beginning, names anywhere."""
    found, at = [], 0
    for word in text.split(" "):
        length = len(word.encode("utf-16-le")) // 2
        if word.startswith("/") and at == 0:
            found.append(MessageEntity("bot_command", at, length))
        elif word.startswith("@"):
            found.append(MessageEntity("mention", at, length))
        at += length + 1
    return found


def message(text: str, chat: Chat = GROUP, **more: object) -> Message:
    return Message(2, NOW, chat, from_user=PERSON, text=text, entities=marked(text), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "chat", "address", "command", "said"),
    [
        ("5G năm 2030?", PRIVATE, "private", "", "5G năm 2030?"),
        ("@troly_bot 5G?", PRIVATE, "private", "", "5G?"),
        ("/chitieu 12", PRIVATE, "command", "chitieu", "12"),
        ("/ChiTieu", PRIVATE, "command", "chitieu", ""),
        ("/chitieu@troly_BOT  hai từ ", GROUP, "command", "chitieu", "hai từ"),
        ("chuyện trong nhóm", GROUP, "none", "", "chuyện trong nhóm"),
        ("😀 @TroLy_bot còn năm 2035?", GROUP, "mention", "", "😀 còn năm 2035?"),
        ("ai lo việc này, @TroLy_bot", GROUP, "mention", "", "ai lo việc này"),
        ("@TroLy_bot", GROUP, "mention", "", ""),
        ("@troly_bot_khac 5G?", GROUP, "none", "", "@troly_bot_khac 5G?"),
        ("nhờ /chitieu 5 xem", GROUP, "none", "", "nhờ /chitieu 5 xem"),
    ],
)
def test_how_a_message_turns_to_us(text: str, chat: Chat, address: str, command: str, said: str) -> None:
    found = heard(message(text, chat), ME)
    assert found is not None
    assert (found.address, found.command, found.text) == (address, command, said)
    assert found.group == (chat is GROUP)
    assert (found.chat, found.member) == (chat.id, PERSON.id)


def test_another_bots_command_is_not_heard() -> None:
    assert heard(message("/start@khac_bot"), ME) is None


def test_a_message_without_words_is_not_heard() -> None:
    assert heard(Message(2, NOW, PRIVATE, from_user=PERSON), ME) is None


def test_an_answer_to_us_is_meant_for_us() -> None:
    ours = Message(1, NOW, GROUP, from_user=ME, text="Trả lời")
    theirs = Message(1, NOW, GROUP, from_user=PERSON, text="5G năm 2030?")
    assert heard(message("còn 2035?", reply_to_message=ours), ME).address == "reply"  # type: ignore[union-attr]
    assert heard(message("còn 2035?", reply_to_message=theirs), ME).address == "none"  # type: ignore[union-attr]


def test_our_name_alone_under_somebodys_words_asks_about_those() -> None:
    theirs = Message(1, NOW, GROUP, from_user=PERSON, text="Theo tôi: 5G năm 2030?")
    found = heard(message("@TroLy_bot", reply_to_message=theirs), ME)
    assert found is not None
    assert (found.address, found.text) == ("mention", "Theo tôi: 5G năm 2030?")
    part = heard(message("@TroLy_bot", reply_to_message=theirs, quote=TextQuote("5G năm 2030?", 10)), ME)
    assert part is not None
    assert part.text == "5G năm 2030?"


def test_a_name_without_a_username_means_us_as_well() -> None:
    text = "Trợ lý ơi 5G?"
    entity = MessageEntity("text_mention", 0, 6, user=ME)
    found = heard(Message(2, NOW, GROUP, from_user=PERSON, text=text, entities=[entity]), ME)
    assert found is not None
    assert (found.address, found.text) == ("mention", "ơi 5G?")


def test_who_writes_in_the_name_of_the_group_is_known_as_the_group() -> None:
    anonymous = User(1087968824, "Group", is_bot=True)
    said = Message(2, NOW, GROUP, from_user=anonymous, sender_chat=GROUP, text="/yenlang bat",
                   entities=marked("/yenlang bat"))  # fmt: skip
    found = heard(said, ME)
    assert found is not None
    assert (found.member, found.as_group) == (GROUP.id, True)
    channel = Message(2, NOW, GROUP, from_user=anonymous, sender_chat=Chat(-9, "channel"), text="x")
    assert heard(channel, ME).as_group is False  # type: ignore[union-attr]
