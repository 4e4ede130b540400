"""What a conversation was about is remembered for an hour, and no longer than asked."""

from assistant.answers.conversation.topic import REMEMBERED_S, Memory, Topic


def test_a_topic_is_forgotten_an_hour_after_the_last_question() -> None:
    now = [0.0]
    memory = Memory(lambda: now[0])
    memory.remember("a", Topic("gì?"))
    now[0] = REMEMBERED_S - 1
    memory.remember("b", Topic("ai?"))
    assert memory.recall("a") == Topic("gì?")
    now[0] = REMEMBERED_S + 1
    assert memory.recall("a") is None
    assert memory.recall("b") == Topic("ai?")


def test_a_conversation_is_forgotten_at_once() -> None:
    memory = Memory()
    memory.remember("a", Topic("gì?"))
    memory.remember("b", Topic("ai?"))
    memory.forget("a")
    memory.forget("never")
    assert memory.recall("a") is None
    assert memory.recall("b") == Topic("ai?")
