"""What a poll may be.

Source: Bot API, sendPoll (question 1-300 characters; 2-12 options; explanation 0-200 characters "with at most 2 line
feeds"; correct_option_ids "a list of monotonically increasing 0-based identifiers of the correct answer options,
required for polls in quiz mode") and InputPollOption (text 1-100 characters).
"""

from typing import Any

from tests.telegram_bot.emulator.html_mode import units
from tests.telegram_bot.emulator.refused import Refused

QUESTION, OPTION, OPTIONS, EXPLANATION, LINE_FEEDS = 300, 100, 12, 200, 2


def checked_poll(poll: dict[str, Any]) -> None:
    """Refused where the Bot API forbids a poll, written as a Poll with its options as given."""
    if not poll["question"].strip():
        raise Refused("Bad Request: poll question must be non-empty")
    if units(poll["question"]) > QUESTION:
        raise Refused(f"Bad Request: poll question length must not exceed {QUESTION}")
    _check_options([one["text"] for one in poll["options"]])
    if poll["type"] not in {"quiz", "regular"}:
        raise Refused("Bad Request: unsupported poll type specified")
    if poll["type"] == "quiz":
        _check_right(poll["correct_option_ids"], poll)
        if units(poll["explanation"]) > EXPLANATION:
            raise Refused("Bad Request: POLL_EXPLANATION_TOO_LONG")
        if poll["explanation"].count("\n") > LINE_FEEDS:
            raise Refused("Bad Request: poll explanation has too many line feeds")


def _check_options(texts: list[Any]) -> None:
    if len(texts) < 2:
        raise Refused("Bad Request: poll must have at least 2 options")
    if len(texts) > OPTIONS:
        raise Refused(f"Bad Request: poll can't have more than {OPTIONS} options")
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise Refused("Bad Request: poll options must be non-empty")
    if any(units(text) > OPTION for text in texts):
        raise Refused(f"Bad Request: poll options length must not exceed {OPTION}")
    if len(set(texts)) < len(texts):
        raise Refused("Bad Request: POLL_OPTION_DUPLICATE")


def _check_right(right: Any, poll: dict[str, Any]) -> None:
    known = isinstance(right, list) and all(
        type(one) is int and 0 <= one < len(poll["options"]) for one in right
    )
    alone = known and (len(right) == 1 or poll["allows_multiple_answers"])
    if not known or not right or not alone or right != sorted(set(right)):
        raise Refused("Bad Request: wrong correct option ID specified")
