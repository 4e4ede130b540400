"""What is said in a turn: a question, a command or a pressed button becomes a reply of cards."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from assistant.answers.answer import Answer, Hear, Question
from assistant.text.normal import plain as normal
from assistant.text.printable import printable
from assistant.wording import say
from bot.cards.actions import (
    Ask,
    AskQuiz,
    Does,
    Judge,
    OfferCount,
    OfferQuiz,
    ShowAgencies,
    ShowAgency,
    ShowChart,
    ShowDocument,
    ShowDocuments,
    ShowPlace,
    ShowQuote,
    ShowRow,
    ShowRows,
    ShowSources,
)  # fmt: skip
from bot.cards.agencies import agencies_reply, duties_reply
from bot.cards.answers import answer_card, choices_of
from bot.cards.card import Offered, Reply, sentence
from bot.cards.citations import sources_reply
from bot.cards.documents import all_documents_reply, document_reply, documents_reply
from bot.cards.duties import agency_reply
from bot.cards.found import found_reply
from bot.cards.greeting import greeting_reply, help_reply
from bot.cards.judged import feedback_reply, judged_reply
from bot.cards.last import Last
from bot.cards.offered import offered_cards
from bot.cards.places import place_reply, quote_reply
from bot.cards.quizzes import NoQuizzes, Quizzes
from bot.cards.row_lists import rows_reply, targets_reply
from bot.cards.rows import chart_reply, row_reply
from bot.cards.starts import started_with
from bot.cards.stock import Stock
from bot.desk.desk import Desk

QUESTION_LIMIT = 2000
_TYPED_LIMIT = 300
# What shows something of the library, whoever asks.
_SHOWN: dict[type, Callable[[Any, Stock], Reply]] = {
    ShowQuote: quote_reply,
    ShowPlace: place_reply,
    ShowRow: row_reply,
    ShowRows: rows_reply,
    ShowChart: chart_reply,
    ShowAgencies: agencies_reply,
    ShowAgency: agency_reply,
    ShowDocuments: all_documents_reply,
    ShowDocument: document_reply,
}


class Speaker:
    """Says what a member of a chat is told; safe to use from several threads.

    `conversation` is the key of that member in that chat. A reply may have no card, only a notice. Every method
    but `opening`, `forget` and `forget_all` raises Opening or LibraryMissing while no library is open. `hear` is told
    how an answer comes to be.
    """

    def __init__(self, desk: Desk, *, public_url: str = "", quizzes: Quizzes | None = None) -> None:
        self._desk = desk
        self._quizzes = quizzes or NoQuizzes()
        self._stock = Stock(desk, public_url)
        self._last = Last()

    @property
    def has_model(self) -> bool:
        """Tell whether a language model helps with answers, which then take seconds."""
        return self._desk.assistant.has_model

    def question(
        self, text: str, conversation: str, *, in_group: bool = False, hear: Hear | None = None
    ) -> Reply:
        """Answer a question; in a group, where nobody need have read our greeting, say first that we are a machine."""
        return self._asked(text, conversation, by_button=False, in_group=in_group, hear=hear)

    def sources(self, conversation: str) -> Reply:
        """Show every source of the last answer."""
        return sources_reply(self._last.of(conversation), self._stock, missing=say("chat.source.none"))

    def targets(self, text: str = "") -> Reply:
        """Show the row that is named by number or words, or let one be chosen."""
        return targets_reply(_typed(text), self._stock)

    def duties(self, text: str = "") -> Reply:
        """Show what the agency that is named is given, or let one be chosen."""
        return duties_reply(_typed(text), self._stock)

    def documents(self, text: str = "") -> Reply:
        """Show the document that is named, or let one be chosen."""
        return documents_reply(_typed(text), self._stock)

    def found(self, text: str) -> Reply:
        """Show the places that have these words."""
        return found_reply(_typed(text), self._stock)

    def quiz(self, text: str = "", *, in_group: bool = False) -> Reply:
        """Offer a quiz about what is named, or let that be chosen."""
        return self._quizzes.offered(_typed(text), hall=in_group)

    def does(self, action: Does | None, conversation: str, hear: Hear | None = None) -> Reply:
        """Do what a pressed button names; None is a button that nobody can read any more."""
        shown = _SHOWN.get(type(action))
        if shown:
            return shown(action, self._stock)
        match action:
            case Ask(question):
                return self._asked(question, conversation, by_button=True, hear=hear)
            case ShowSources(answer):
                turn = self._last.with_answer(answer)
                return sources_reply(turn, self._stock, missing=say("chat.source.forgotten"))
            case Judge():
                return judged_reply(action, conversation, self._last, self._stock)
            case OfferQuiz() | OfferCount() | AskQuiz():
                return self._quizzes.does(action)
        return Reply((sentence(say("chat.fault.gone")),))

    def started(self, payload: str = "", conversation: str = "", *, in_group: bool = False) -> Reply:
        """Show what a deep link leads to; greet where it leads nowhere."""
        does = started_with(payload)
        if does is None:
            return self.greeting(in_group=in_group)
        if isinstance(does, AskQuiz):
            does = replace(does, hall=in_group)
        reply = self.does(does, conversation)
        return Reply(reply.cards)

    def opening(self) -> Reply:
        """Say that no library is open."""
        return Reply((sentence(say("chat.fault.opening")),))

    def greeting(self, *, in_group: bool = False) -> Reply:
        """Say who speaks, and offer questions."""
        return greeting_reply(self._stock, in_group=in_group)

    def help(self, *, in_group: bool = False) -> Reply:
        """Say how to ask, every command, and what is kept."""
        return help_reply(self._stock, in_group=in_group)

    def offered(self, text: str) -> tuple[Offered, ...]:
        """Return cards that can be sent somewhere else."""
        return offered_cards(_typed(text), self._stock)

    def feedback(self, text: str, conversation: str) -> Reply:
        """Ask what one thinks of the last answer; `text` is why."""
        return feedback_reply(_clean(text), conversation, self._last)

    def forget(self, conversation: str) -> Reply:
        """Know nothing more of what was asked in a conversation."""
        self._last.forget(conversation)
        self._desk.assistant.forget(conversation)
        return Reply((sentence(say("chat.forgotten.done")),))

    def forget_all(self, beginning: str) -> None:
        """Know nothing more of any conversation whose key begins so."""
        for conversation in self._last.beginning_with(beginning):
            self.forget(conversation)

    def _asked(
        self, text: str, conversation: str, *, by_button: bool, in_group: bool = False, hear: Hear | None
    ) -> Reply:
        question = _clean(text)
        if not question:
            return Reply((sentence(say("chat.fault.empty")),))
        if len(question) > QUESTION_LIMIT:
            return Reply((sentence(say("chat.fault.long", limit=f"{QUESTION_LIMIT:,}".replace(",", "."))),))
        answer, edition = self._answer(Question(question, conversation=conversation), hear)
        notice = say("chat.answer.machine") if in_group and self._last.of(conversation) is None else ""
        self._last.remember(conversation, question, answer, edition)
        choices = choices_of(question, answer, self._stock)
        asked = question if by_button else ""
        return Reply((answer_card(answer, self._stock, asked=asked, choices=choices, notice=notice),))

    def _answer(self, question: Question, hear: Hear | None) -> tuple[Answer, str]:
        with self._stock.edition() as edition:
            version = edition.version
        return self._desk.ask(question, hear), version


def _clean(text: str) -> str:
    """Return what was typed in its normal form, without what steers whoever prints it."""
    return normal(printable(text, keep="\n\t")).strip()


def _typed(text: str) -> str:
    return " ".join(_clean(text).split())[:_TYPED_LIMIT]
