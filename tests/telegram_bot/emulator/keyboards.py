"""Keyboards under messages.

Source: Bot API, InlineKeyboardMarkup, InlineKeyboardButton ("Exactly one of the fields other than text,
icon_custom_emoji_id, and style must be used"; callback_data: 1-64 bytes; url: HTTP or tg:// URL) and
CopyTextButton (1-256 characters); the sizes are `telegram.constants.InlineKeyboardMarkupLimit`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.telegram_bot.emulator.html_mode import is_link, units
from tests.telegram_bot.emulator.refused import Refused

BUTTONS = 100
IN_A_ROW = 8
DATA = 64  # bytes
QUERY = 256
ACTIONS = (
    "callback_data",
    "url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "web_app",
    "login_url",
    "callback_game",
    "pay",
)
LOOKS = ("text", "style", "icon_custom_emoji_id")


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: what it says, what it does, and the value that goes with it."""

    text: str
    action: str
    value: Any

    @property
    def data(self) -> str | None:
        return self.value if self.action == "callback_data" else None

    @property
    def url(self) -> str | None:
        return self.value if self.action == "url" else None


def checked_keyboard(markup: Mapping[str, Any] | None) -> tuple[tuple[Button, ...], ...]:
    """The rows of buttons of an inline keyboard; Refused where the Bot API forbids one.

    No rows come of nothing, and of the markups that are no inline keyboard.
    """
    if not markup:
        return ()
    if not isinstance(markup, Mapping):
        raise Refused("Bad Request: object expected as reply markup")
    if "inline_keyboard" not in markup:
        if set(markup) & {"keyboard", "remove_keyboard", "force_reply"}:
            return ()
        raise Refused("Bad Request: can't parse reply keyboard markup JSON object")
    if set(markup) != {"inline_keyboard"}:
        raise Refused("Bad Request: unexpected fields in the inline keyboard")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused("Bad Request: can't parse inline keyboard: Array of Array expected")
    read = tuple(tuple(_button(button) for button in row) for row in rows)
    if not all(read):
        raise Refused("Bad Request: a row of the inline keyboard is empty")
    if any(len(row) > IN_A_ROW for row in read) or sum(map(len, read)) > BUTTONS:
        raise Refused("Bad Request: REPLY_MARKUP_TOO_LONG")
    return read


def _button(button: Any) -> Button:
    wrong = "Bad Request: can't parse inline keyboard button: "
    if not isinstance(button, Mapping) or not isinstance(button.get("text"), str):
        raise Refused(f'{wrong}Field "text" must be of type String')
    if not button["text"].strip():
        raise Refused(f"{wrong}Text must be non-empty")
    actions = [action for action in ACTIONS if action in button]
    if unknown := set(button) - {*ACTIONS, *LOOKS}:
        raise Refused(f'{wrong}Unexpected field "{min(unknown)}"')
    if not actions:
        raise Refused(f"{wrong}Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise Refused(f"{wrong}Exactly one action is allowed, found {', '.join(actions)}")
    read = Button(button["text"], actions[0], button[actions[0]])
    if description := _wrong(read):
        raise Refused(f"Bad Request: {description}")
    return read


def _wrong(button: Button) -> str:
    match button.action:
        case "callback_data":
            value = button.value
            fits = isinstance(value, str) and 1 <= len(value.encode(errors="replace")) <= DATA
            return "" if fits else "BUTTON_DATA_INVALID"
        case "url":
            fits = isinstance(button.value, str) and is_link(button.value)
            fits = fits and button.value.split(":")[0] in {"http", "https", "tg"}
            return "" if fits else f"inline keyboard button URL '{button.value}' is invalid: Wrong HTTP URL"
        case "copy_text":
            fits = 1 <= units(button.value.get("text", "")) <= 256
            return "" if fits else "BUTTON_COPY_TEXT_INVALID"
        case "switch_inline_query" | "switch_inline_query_current_chat":
            return "" if units(button.value) <= QUERY else "BUTTON_SWITCH_QUERY_INVALID"
    return ""
