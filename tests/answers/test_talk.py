"""What asks nothing of documents is met with a word on how to ask, never with "not found"."""

import pytest

from assistant.answers.answer import Status
from assistant.wording import say
from tests.answers.conftest import Asked

SAID = {
    "tôi không hiểu": "lost",
    "toi khong hieu gi ca": "lost",
    "Bác chưa hiểu lắm": "lost",
    "🙏": "hello",
    "👍🏽": "hello",
    "❤️ ❤️": "hello",
    "Chào cháu, bác muốn hỏi một chút": "hello",
    "cho bac hoi chut": "hello",
    "Cháu có lưu tin nhắn của bác không?": "kept",
    "ban co luu cau hoi cua toi khong": "kept",
    "tin nhắn của tôi có bị lưu lại không ạ": "kept",
    "người hay máy": "who",
    "bạn là ai / người hay máy": "who",
}


@pytest.mark.parametrize("text", SAID)
def test_talk_is_answered_by_how_to_ask(ask: Asked, ask_invented: Asked, text: str) -> None:
    for asked in (ask, ask_invented):
        answer = asked(text)
        assert (answer.status, answer.text) == (Status.GREETING, say(f"talk.{SAID[text]}.reply"))


@pytest.mark.parametrize(
    "text",
    [
        "tôi không hiểu chỉ tiêu 1",
        "Bác muốn hỏi một chút về chỉ tiêu 1",
        "Xã có lưu hồ sơ của dân không?",
        "Ai lưu tin nhắn của dân?",
        "👍 chỉ tiêu 1",
    ],
)
def test_a_question_beside_talk_is_a_question(ask: Asked, ask_invented: Asked, text: str) -> None:
    for asked in (ask, ask_invented):
        assert asked(text).status is not Status.GREETING
