"""The life of a question: read, find evidence, write from it, check every sentence, answer or say we cannot."""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import cache, partial
from time import perf_counter

from assistant.answers.answer import Answer, Hear, Progress, Question, Step
from assistant.answers.clauses.explanations import is_lone, write_explanation
from assistant.answers.clauses.finding import Candidate, find_provisions, query_of
from assistant.answers.clauses.provisions import may_be_said, write_provisions
from assistant.answers.clauses.verbatim import nearest
from assistant.answers.conversation.conversing import Turn, Ways, converse
from assistant.answers.conversation.named import Named, named_in
from assistant.answers.conversation.replies import clarify, clarify_address, not_found, not_held
from assistant.answers.conversation.suggesting import Suggestions
from assistant.answers.conversation.topic import Memory, Topic
from assistant.answers.documents.at_address import asks_only_address
from assistant.answers.documents.scope import circles, may_answer
from assistant.answers.drafting.drafter import Case, Drafter
from assistant.answers.duties.formerly import note_on_names
from assistant.answers.proof.digests import fenced
from assistant.answers.proof.evidence import proven
from assistant.answers.proof.written import Written, answer_of, beneath
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood, understand
from assistant.answers.rows.look_alikes import look_alikes
from assistant.answers.writers import FACTS, OF_A_LONE_TERM, OF_ALL, first_written
from assistant.library.nouns import Target
from assistant.models.kept import Kept
from assistant.models.nouns import ChatModel
from assistant.search.edition import Edition
from assistant.search.query import Query
from assistant.search.shelf import Shelf

_EARLIER = 4
"""So many earlier questions of a given history are asked again, the last ones."""

Turns = Callable[[], AbstractContextManager[None]]


class Assistant:
    """Answers questions from the edition that is on the shelf; safe to use from several threads."""

    def __init__(self, shelf: Shelf, chat: ChatModel | None = None) -> None:
        self._shelf = shelf
        self._drafter = Drafter(Kept(chat)) if chat else None
        self._lexicons: dict[str, Lexicon] = {}
        self._memory = Memory()
        self._suggestions = Suggestions()
        shelf.prepare_with(self._prepare)

    @property
    def has_model(self) -> bool:
        """Tell whether a language model helps with answers, which then take seconds."""
        return self._drafter is not None

    @property
    def model_seconds(self) -> float:
        """How long a language model may take over one answer; 0 where there is none."""
        return self._drafter.seconds if self._drafter else 0.0

    def ask(self, question: Question, *, turn: Turns = nullcontext, hear: Hear | None = None) -> Answer:
        """Return the answer to `question`, every sentence of it proven by its citations.

        What takes this machine's time is done inside `turn()`. Raises LibraryMissing when no edition is open.
        """
        began = perf_counter()
        hear = hear or _unheard
        hear(Step("reading"))
        with self._shelf.lend() as edition:
            with turn():
                lexicon = self._lexicons.get(edition.version) or self._prepare(edition)
                read = cache(partial(understand, names=lexicon.names))  # of this question only
                answer = partial(self._full_answer, question, read=read, lexicon=lexicon)
                ways = Ways(answer, read, lexicon, may_answer(question, lexicon))
                before = cache(partial(self._topic_before, question, ways))
                said = converse(question.text, before, ways)
            if self._drafter:
                said = self._drafter.turn(_case(question, said, before(), ways), hear)
            self._memory.remember(question.conversation, said.topic)
            with turn():
                asked = read(said.topic.text if said.topic else question.text)
                more = self._suggestions.after(said.answer, question, asked, lexicon, partial(_alone, ways))
        return replace(said.answer, suggestions=more, took_ms=round((perf_counter() - began) * 1000, 2))

    def look_alikes(self, row: str) -> tuple[Target, ...]:
        """Return the rows that the one with this id is easily taken for, by name.

        Raises LibraryMissing when no edition is open.
        """
        with self._shelf.lend() as edition:
            return look_alikes(row, self._lexicons.get(edition.version) or self._prepare(edition))

    def named_in(self, text: str) -> Named:
        """Return the rows, agencies and documents that words name, found as in a question.

        Raises LibraryMissing when no edition is open.
        """
        with self._shelf.lend() as edition:
            return named_in(text, self._lexicons.get(edition.version) or self._prepare(edition))

    def forget(self, conversation: str) -> None:
        """Know nothing more of what was asked in a conversation."""
        self._memory.forget(conversation)

    def _topic_before(self, question: Question, ways: Ways) -> Topic | None:
        """Return what was asked before: by the given history, which replaces memory, else by memory."""
        if question.history is None:
            return self._memory.recall(question.conversation)
        topic: Topic | None = None
        for earlier in question.history[-_EARLIER:]:
            topic = converse(earlier, partial(lambda known: known, topic), ways).topic or topic
        return topic

    def _full_answer(
        self, question: Question, text: str, *, read: Callable[[str], Understood], lexicon: Lexicon
    ) -> Answer:
        """Return the answer to a question that stands alone, with the notes on the names in it."""
        asked = read(text)
        answer = self._answer(question, asked, lexicon)
        note = note_on_names(asked, lexicon)
        return replace(answer, understood=" ".join(filter(None, (answer.understood, note))) or None)

    def _answer(self, question: Question, asked: Understood, lexicon: Lexicon) -> Answer:
        id_ = secrets.token_hex(8)
        unanswerable = clarify(id_, asked, lexicon) or not_held(id_, asked, lexicon)
        if unanswerable:
            return unanswerable

        written, found = self._written(question, asked, lexicon)
        sentences = proven(written.sentences, written.citations, lexicon) if written else ()
        if written is None or not sentences or len(sentences) < len(written.sentences):
            allowed = may_answer(question, lexicon)
            unclear = clarify_address(id_, asked, allowed, lexicon)
            if unclear:
                return unclear
            doubtful = written is None and may_be_said(asked, found, lexicon)
            return not_found(id_, asked, nearest(found, lexicon), lexicon, allowed, doubtful=doubtful)
        return answer_of(id_, written, sentences)

    def _written(
        self, question: Question, asked: Understood, lexicon: Lexicon
    ) -> tuple[Written | None, list[Candidate]]:
        """Return what the first circle of documents that answers says, and else the clauses nearest in all."""
        everything = may_answer(question, lexicon)
        written = first_written(OF_ALL, asked, lexicon, everything)
        found: list[Candidate] = []
        query: Query | None = None
        # A term with nothing but a question mark asks for no figure.
        lone = question.text.rstrip().endswith("?") and is_lone(asked, lexicon)
        for documents in () if written else circles(question, asked, lexicon):
            facts = OF_A_LONE_TERM if lone else FACTS
            written = first_written(facts, asked, lexicon, documents)
            if written and not written.prints(asked.strangers):
                # Of documents that nobody knows, only who prints their numbers tells something.
                written = None
            near = []
            if not written and not asks_only_address(asked):
                query = query or query_of(asked, lexicon)
                near = find_provisions(asked, query, lexicon, documents)
            if not written:
                written = write_provisions(asked, near, found, lexicon)
            found += near
            if written:
                break
        if lone or not written:
            written = beneath(written, write_explanation(asked, lexicon, everything, lone=True))
        return written and fenced(written, lexicon), found

    def _prepare(self, edition: Edition) -> Lexicon:
        """Read an edition's words and names before its first question; the one before stays for its last."""
        lexicon = Lexicon(edition)
        lexicon.read()
        latest = list(self._lexicons.items())[-1:]
        self._lexicons = dict([*latest, (edition.version, lexicon)])
        return lexicon


def _case(question: Question, said: Turn, before: Topic | None, ways: Ways) -> Case:
    """Return what a model is to help with: the question, as the documents alone answer it, after what was said."""
    earlier = question.history[-_EARLIER:] if question.history else (before.text,) if before else ()
    return Case(question, said, tuple(earlier), before.said if before else "", ways)


def _unheard(_: Progress) -> None:
    """Hear nothing."""


def _alone(ways: Ways, text: str) -> Answer:
    """Return the answer to a question that nothing was said before."""
    return converse(text, lambda: None, ways).answer
