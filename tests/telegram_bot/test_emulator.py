"""The emulated Telegram, driven by python-telegram-bot as it is."""

import asyncio
import io
from collections.abc import Iterator

import pytest
from PIL import Image
from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    TelegramError,
)

from tests.telegram_bot.emulator import Emulator, Message
from tests.telegram_bot.emulator.driving import Context, echo, polling, spoken, with_bot


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with Emulator() as telegram:
        yield telegram


def test_a_conversation_by_polling(telegram: Emulator) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Tiếp", callback_data="a")]])

    async def handle(update: Update, context: Context) -> None:
        if query := update.callback_query:
            await query.answer("đã rõ")
            await query.edit_message_text("xong")
            return
        await context.bot.send_chat_action(update.effective_chat.id, "typing")
        text = f"<b>Chào</b> {update.effective_user.full_name}"
        await update.message.reply_html(text, reply_markup=markup, do_quote=True)

    async def run() -> None:
        chat = telegram.chat(telegram.person("Bình", username="binh_ht"))
        async with polling(telegram, handle):
            answer = await asyncio.to_thread(chat.ask, "xin chào")
            assert (answer.text, answer.of("bold")) == ("Chào Bình", ["Chào"])
            assert answer.reply_to is not None
            assert answer.reply_to.text == "xin chào"
            assert chat.actions == ["typing"]
            press = chat.press(answer, "Tiếp")
            await asyncio.to_thread(telegram.wait_for, lambda: answer.edits)
            assert (answer.text, press.text, answer.buttons) == ("xong", "đã rõ", [])
            assert answer.edits[0].text == "Chào Bình"
        assert telegram.pending == 0

    asyncio.run(run())
    assert telegram.violations == []


def test_what_people_send_reaches_the_bot_whole(telegram: Emulator) -> None:
    seen: list[Update] = []

    async def handle(update: Update, _: Context) -> None:
        seen.append(update)

    async def run() -> None:
        chat, friend = telegram.chat(), telegram.person("Cúc")
        group = telegram.group("Tổ công tác", telegram.person(), supergroup=False)
        async with polling(telegram, handle, allowed_updates=Update.ALL_TYPES):
            said = chat.say("/chitieu 5 👍 /tim@tro_ly_57_bot @ai_do")
            chat.edit(said, "/chitieu 6")
            chat.say("chuyển tiếp", forwarded=True)
            for kind in ("sticker", "voice", "video", "photo", "document", "location", "contact", "poll"):
                chat.send(kind)
            chat.block()
            chat.unblock()
            group.join(friend)
            group.promote(friend)
            group.leave(friend)
            moved = group.migrate()
            moved.say("/tim 5G", anonymous=True)
            telegram.inline("5G 2030")
            await asyncio.to_thread(telegram.wait_for, lambda: telegram.pending == 0 and len(seen) == 20)

    asyncio.run(run())
    said = seen[0].message
    assert said.date.year >= 2024
    assert [said.parse_entity(entity) for entity in said.entities] == [
        "/chitieu",
        "/tim@tro_ly_57_bot",
        "@ai_do",
    ]
    assert [update.update_id - seen[0].update_id for update in seen] == list(range(20))
    messages = [update.effective_message for update in seen if update.effective_message]
    media = ("sticker", "voice", "video", "photo", "document", "location", "contact", "poll")
    assert [kind for message in messages for kind in media if getattr(message, kind)] == list(media)
    assert seen[1].edited_message.text == "/chitieu 6"
    assert seen[2].message.forward_origin.sender_user_name
    assert [update.my_chat_member.new_chat_member.status for update in seen if update.my_chat_member] == [
        "kicked",
        "member",
    ]
    assert [update.chat_member.new_chat_member.status for update in seen if update.chat_member] == [
        "administrator"
    ]
    assert [message.migrate_to_chat_id for message in messages if message.migrate_to_chat_id]
    assert messages[-1].sender_chat == messages[-1].chat
    assert seen[-1].inline_query.query == "5G 2030"


def test_privacy_mode_in_groups(telegram: Emulator) -> None:
    group = telegram.group("Tổ", telegram.person(), telegram.person())
    other = telegram.group("Khác", telegram.person())
    for text in ("chào cả nhà", "/tim@other_bot x", "@other_bot x"):
        group.say(text)
    assert telegram.pending == 0
    for text in ("/tim x", "/tim@Tro_Ly_57_Bot x", "@tro_ly_57_bot x"):
        group.say(text)
    assert telegram.pending == 3
    message_id = with_bot(telegram, lambda bot: bot.send_message(group.id, "a")).message_id
    group.say("thế à", reply_to=group.messages[message_id])
    assert telegram.pending == 4
    group.promote()
    group.say("chào cả nhà")
    telegram.set_privacy(on=False)
    other.say("chào cả nhà")
    assert telegram.pending == 7  # with the update of the promotion


def test_inline_queries(telegram: Emulator) -> None:
    content = InputTextMessageContent("<b>5G</b>", parse_mode="HTML")

    async def handle(update: Update, _: Context) -> None:
        results = [InlineQueryResultArticle("1", "5G", content, description="chỉ tiêu")]
        await update.inline_query.answer(results, is_personal=True)

    async def run() -> None:
        async with polling(telegram, handle):
            query = telegram.inline("5G 2030")
            await asyncio.to_thread(telegram.wait_for, lambda: query.results)
            assert [result["title"] for result in query.results] == ["5G"]
            assert telegram.choose(query, "1", telegram.chat()).of("bold") == ["5G"]

    asyncio.run(run())
    assert telegram.violations == []


def test_files_and_captions(telegram: Emulator) -> None:
    chat = spoken(telegram)
    held = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(held, "PNG")
    picture = held.getvalue()

    async def told(bot: Bot) -> bytes:
        message = await bot.send_photo(chat.id, picture, caption="<i>Hình</i>", parse_mode="HTML")
        assert (message.photo[-1].width, message.caption) == (300, "Hình")
        await bot.edit_message_caption(chat.id, message.message_id, caption="Hình 1")
        again = await bot.send_photo(chat.id, message.photo[-1].file_id)
        await bot.send_document(chat.id, b"a\r\n--b\x00\xff", filename="bảng.bin")
        file = await bot.get_file(again.photo[-1].file_id)
        return bytes(await file.download_as_bytearray())

    assert with_bot(telegram, told) == picture
    photo, again, document = chat.sent
    assert (photo.photo, again.photo, document.document) == (picture, picture, b"a\r\n--b\x00\xff")
    assert (photo.text, photo.edits[0].text) == ("Hình 1", "Hình")


def test_what_the_bot_asks_and_sets(telegram: Emulator) -> None:
    chief, friend = telegram.person("An"), telegram.person("Bình")
    group = telegram.group("Tổ công tác", chief, friend)
    chat = spoken(telegram)

    async def told(bot: Bot) -> None:
        assert (await bot.get_chat(group.id)).title == "Tổ công tác"
        assert (await bot.get_chat(chat.id)).type == "private"
        assert (await bot.get_chat_member(group.id, chief.id)).status == "creator"
        assert (await bot.get_chat_member(group.id, friend.id)).status == "member"
        group.promote(friend)
        administrators = await bot.get_chat_administrators(group.id)
        assert [one.user.first_name for one in administrators] == ["An", "Bình"]
        group.leave(friend)
        assert (await bot.get_chat_member(group.id, friend.id)).status == "left"
        scope = BotCommandScopeAllGroupChats()
        await bot.set_my_commands([("tim", "Tìm")])
        await bot.set_my_commands([("tim", "Tìm nhóm")], scope=scope, language_code="vi")
        assert [one.description for one in await bot.get_my_commands(scope, "vi")] == ["Tìm nhóm"]
        assert await bot.delete_my_commands()
        assert await bot.get_my_commands() == ()
        await bot.set_my_description("Mô tả")
        await bot.set_my_short_description("Ngắn")
        assert (await bot.get_my_description()).description == "Mô tả"
        assert (await bot.get_webhook_info()).url == ""
        sent = await bot.send_message(chat.id, "a")
        assert await bot.delete_message(chat.id, sent.message_id)
        assert await bot.leave_chat(group.id)
        with pytest.raises(Forbidden, match="not a member"):
            await bot.send_message(group.id, "a")
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(chat.id, sent.message_id)

    with_bot(telegram, told)
    assert chat.sent == []


def test_rules_are_kept_and_remembered(telegram: Emulator) -> None:
    chat, silent = spoken(telegram), telegram.chat()
    wrong = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="d" * 65)]])
    group = telegram.group("Tổ", telegram.person("Lan"))

    async def told(bot: Bot) -> int:
        mine = (await bot.send_message(chat.id, "a")).message_id
        for call, saying in (
            (bot.send_message(chat.id, "<b>", parse_mode="HTML"), "Can't parse entities"),
            (bot.send_message(chat.id, "a" * 4097), "Message is too long"),
            (bot.send_message(chat.id, " "), "Text must be non-empty"),
            (bot.send_message(chat.id, "a", reply_markup=wrong), "Button_data_invalid"),
            (bot.send_message(chat.id, "a", reply_to_message_id=9), "Message to be replied not found"),
            (bot.send_message(-9, "a"), "Chat not found"),
            (bot.send_message(chat.id, "a", parse_mode="Markdown"), "Unsupported parse_mode"),
            (bot.send_message(chat.id, "\u0301a", parse_mode="HTML"), ""),
            (bot.edit_message_text("a", chat.id, mine), "Message is not modified"),
            (bot.edit_message_text("a", chat.id, 9), "Message to edit not found"),
            (bot.edit_message_caption(chat.id, mine, caption="a"), "There is no caption"),
            (bot.send_photo(chat.id, b"x"), "Image_process_failed"),
            (bot.send_chat_action(chat.id, "sleep"), "Wrong parameter action"),
            (bot.send_message_draft(chat.id, 0, "a"), "Draft_id must be non-zero"),
            (bot.send_message_draft(chat.id, 1, "a" * 4097), "Message is too long"),
            (bot.send_message_draft(chat.id, 1, "<b>", parse_mode="HTML"), "Can't parse entities"),
            (bot.send_message_draft(group.id, 1, "a"), "Textdraft_peer_invalid"),
            (bot.send_message_draft(chat.id, 1, ""), ""),
            (bot.answer_callback_query("9"), "Query is too old"),
            (bot.answer_inline_query("9", []), "Query is too old"),
            (bot.set_my_commands([("Tim", "x")]), "Bot_command_invalid"),
            (bot.set_my_description("x" * 513), "Description_too_long"),
            (bot.set_webhook("http://example.vn/"), "bad webhook"),
            (bot.set_webhook("https://example.vn/", secret_token="a b"), "unallowed characters"),  # noqa: S106
        ):
            if saying:
                with pytest.raises(BadRequest, match=f"(?i){saying}"):
                    await call
            else:
                await call
        with pytest.raises(Forbidden, match="can't initiate conversation"):
            await bot.send_message(silent.id, "a")
        await bot.send_message(chat.id, "a", reply_to_message_id=9, allow_sending_without_reply=True)
        return 23

    assert len(telegram.violations) == 0
    assert with_bot(telegram, told) == len(telegram.violations)
    assert telegram.violations[7].description == "a message starts inside a character"
    assert [message.text for message in chat.sent] == ["a", "\u0301a", "a"]


def test_unknown_methods_and_tokens(telegram: Emulator) -> None:
    async def told(bot: Bot) -> None:
        with pytest.raises(TelegramError, match="not found"):
            await bot.do_api_request("sendNothing")

    with_bot(telegram, told)
    telegram.token = telegram.token.replace("AAH", "AAB")
    with pytest.raises(InvalidToken):
        with_bot(telegram, told)
    telegram.token = "1:short"  # noqa: S105
    with pytest.raises(InvalidToken):
        with_bot(telegram, told)


def test_waiting_in_vain_tells_what_the_bot_did(telegram: Emulator) -> None:
    chat = spoken(telegram)
    with_bot(telegram, lambda bot: bot.send_message(chat.id, "khác"))
    with pytest.raises(AssertionError, match="sendMessage 200 khác"):
        chat.wait_for("mong đợi", timeout=0.05)
    message: Message = chat.next(timeout=0.05)
    with pytest.raises(AssertionError, match="no button"):
        chat.press(message, "Tiếp")


def test_many_chats_at_once(telegram: Emulator) -> None:
    async def run() -> None:
        async with polling(telegram, echo):
            chats = [telegram.chat() for _ in range(60)]
            for number, chat in enumerate(chats):
                chat.say(f"câu {number}")
            await asyncio.to_thread(telegram.wait_for, lambda: all(chat.sent for chat in chats))
            assert [chat.sent[0].text for chat in chats] == [f"câu {number}" for number in range(60)]

    asyncio.run(run())
