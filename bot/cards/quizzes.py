"""What a chat needs of whoever makes quizzes."""

from typing import Protocol

from assistant.wording import say
from bot.cards.actions import AskQuiz, OfferCount, OfferQuiz
from bot.cards.card import Reply, sentence


class Quizzes(Protocol):
    """Says what a quiz is; safe to use from several threads, raises Opening while no library is open."""

    def offered(self, text: str, *, hall: bool) -> Reply:
        """Return what is offered to whoever wants a quiz about `text`, about anything where that is empty."""

    def does(self, action: OfferQuiz | OfferCount | AskQuiz) -> Reply:
        """Return what a pressed button shows."""


class NoQuizzes:
    """Where nobody makes any."""

    def offered(self, text: str, *, hall: bool) -> Reply:  # noqa: ARG002 - as the protocol has it
        """Return that there are none."""
        return Reply((sentence(say("quiz_chat.fault.none")),))

    def does(self, action: OfferQuiz | OfferCount | AskQuiz) -> Reply:  # noqa: ARG002
        """Return that there are none."""
        return Reply((sentence(say("quiz_chat.fault.none")),))
