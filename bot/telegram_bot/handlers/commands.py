"""The commands, a row each: what it is called, what it does, where it is offered."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answers.answer import Hear
from assistant.text.normal import fold
from assistant.wording import say, words
from bot.cards.card import Reply
from bot.cards.speaker import Speaker
from bot.telegram_bot.reach import Whose


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it was given: the words after it, by whom, whether in a group, and who hears the answer come."""

    words: str
    conversation: str
    group: bool
    hear: Hear | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `slow` where somebody should see that an answer is being made, `asks` where a model may write it.

    `typed` is the place of the words that stand for it in what is no command.
    """

    name: str
    does: Callable[[Speaker, Given], Reply]
    slow: bool = True
    asks: bool = False
    typed: str = ""


def _started(speaker: Speaker, given: Given) -> Reply:
    return speaker.started(given.words, given.conversation, in_group=given.group)


COMMANDS = (
    Command("start", _started, slow=False),
    Command("help", lambda speaker, given: speaker.help(in_group=given.group), slow=False),
    Command(
        "hoi",
        lambda speaker, given: speaker.question(
            given.words, given.conversation, in_group=given.group, hear=given.hear
        ),
        asks=True,
    ),
    Command("chitieu", lambda speaker, given: speaker.targets(given.words)),
    Command("nhiemvu", lambda speaker, given: speaker.duties(given.words)),
    Command("vanban", lambda speaker, given: speaker.documents(given.words)),
    Command("tim", lambda speaker, given: speaker.found(given.words)),
    Command(
        "tracnghiem",
        lambda speaker, given: speaker.quiz(given.words, in_group=given.group),
        typed="quiz_chat.typed",
    ),
    Command("nguon", lambda speaker, given: speaker.sources(given.conversation), slow=False),
    Command("gopy", lambda speaker, given: speaker.feedback(given.words, given.conversation), slow=False),
    Command("xoa", lambda speaker, given: speaker.forget(given.conversation), slow=False),
)
# Where every message is a question, nobody needs a command to ask one.
_IN_GROUPS = frozenset({"hoi"})
BY_NAME = {command.name: command for command in COMMANDS}
QUIET = "imlang"
"""The command for the administrators of a group; it asks Telegram who they are."""


def typed(text: str) -> tuple[str, str] | None:
    """Return the command that plain words stand for, and what follows them; None for words that are a question."""
    said = text.split()
    if "?" in text:
        return None
    for command in COMMANDS:
        for phrase in words(command.typed) if command.typed else ():
            length = len(phrase.split())
            if fold(" ".join(said[:length])) == fold(phrase):
                return command.name, " ".join(said[length:])
    return None


def listed() -> dict[Whose, tuple[tuple[str, str], ...]]:
    """Return the commands with their descriptions, in order, as those who may use them are shown them."""
    names = [command.name for command in COMMANDS if command.name != "start"]
    alone = [name for name in names if name not in _IN_GROUPS]
    shown: dict[Whose, list[str]] = {"private": alone, "group": names, "administrators": [*names, QUIET]}
    return {
        whose: tuple((name, say(f"telegram.commands.{name}")) for name in listed)
        for whose, listed in shown.items()
    }
