"""What an inline query may be answered with.

Source: Bot API, answerInlineQuery ("No more than 50 results per query are allowed"; next_offset: "Offset
length can't exceed 64 bytes"), InlineQueryResult… ("Unique identifier for this result, 1-64 bytes"),
InputTextMessageContent (1-4096 characters), InlineQueryResultsButton (start_parameter: 1-64 characters,
only A-Z, a-z, 0-9, _ and - are allowed).
"""

from typing import Any

from tests.telegram_bot.emulator.html_mode import is_link
from tests.telegram_bot.emulator.keyboards import checked_keyboard
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import Parsed, checked_deep_link, checked_message, checked_plain

RESULTS = 50
# Types that carry media show it by themselves; the others say what is sent.
NEEDS_CONTENT = {"article"}
TYPES = {
    "article", "audio", "contact", "document", "game", "gif", "location", "mpeg4_gif", "photo", "sticker",
    "venue", "video", "voice",
}  # fmt: skip


def checked_results(results: Any) -> list[Parsed | None]:
    """The messages that the results would send, None where a result sends media without words."""
    if not isinstance(results, list):
        raise Refused("Bad Request: expected an Array of InlineQueryResult")
    if len(results) > RESULTS:
        raise Refused("Bad Request: RESULTS_TOO_MUCH")
    ids = [result.get("id", "") for result in results]
    if not all(isinstance(one, str) and 1 <= len(one.encode()) <= 64 for one in ids):
        raise Refused("Bad Request: RESULT_ID_INVALID")
    if len(set(ids)) != len(ids):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE")
    return [_checked_result(result) for result in results]


def _checked_result(result: dict[str, Any]) -> Parsed | None:
    kind = result.get("type")
    if kind not in TYPES:
        raise Refused(f'Bad Request: can\'t parse inline query result: type "{kind}" is unsupported')
    checked_keyboard(result.get("reply_markup"))
    if kind == "article" and not str(result.get("title", "")).strip():
        raise Refused("Bad Request: ARTICLE_TITLE_EMPTY")
    for name in ("url", "thumbnail_url"):
        if name in result and not is_link(result[name]):
            raise Refused("Bad Request: WEBPAGE_URL_INVALID")
    content = result.get("input_message_content")
    if content is None:
        if kind in NEEDS_CONTENT:
            raise Refused("Bad Request: SEND_MESSAGE_TYPE_INVALID")
        return _words(result, "caption") if result.get("caption") else None
    if "message_text" in content:
        return _words(content, "message_text")
    if set(content) & {"latitude", "phone_number", "payload"}:
        return None
    raise Refused("Bad Request: can't parse inline query result: message content is not specified")


def _words(content: dict[str, Any], name: str) -> Parsed:
    read = checked_message if content.get("parse_mode") == "HTML" else checked_plain
    return read(content[name], caption=name == "caption")


def checked_answer_around(next_offset: str, button: dict[str, Any] | None, cache_time: int) -> None:
    """What comes beside the results."""
    if len(next_offset.encode()) > 64:
        raise Refused("Bad Request: NEXT_OFFSET_INVALID")
    if cache_time < 0:
        raise Refused("Bad Request: cache time must be non-negative")
    if button is None:
        return
    if not str(button.get("text", "")).strip() or ("web_app" in button) == ("start_parameter" in button):
        raise Refused("Bad Request: BUTTON_INVALID")
    if "start_parameter" in button:
        checked_deep_link(button["start_parameter"])
