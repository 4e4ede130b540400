"""The life of a question: read, find evidence, write from it, check every sentence, answer or say we cannot."""

import secrets
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache, partial
from time import perf_counter

from assistant.answers.acts import write_acts
from assistant.answers.answer import Answer, Question
from assistant.answers.apart import write_apart
from assistant.answers.aspects import write_aspects
from assistant.answers.at_address import asks_only_address, write_address
from assistant.answers.compared import write_compared
from assistant.answers.comparisons import write_comparison
from assistant.answers.conversing import Ways, converse
from assistant.answers.definitions import write_definition
from assistant.answers.digests import fenced
from assistant.answers.duties import write_duties, write_row
from assistant.answers.evidence import proven
from assistant.answers.explanations import is_lone, write_explanation
from assistant.answers.formerly import note_on_names
from assistant.answers.headings import write_heading
from assistant.answers.lexicon import Lexicon
from assistant.answers.mentions import write_mentions
from assistant.answers.metadata import write_metadata
from assistant.answers.ours import write_ours
from assistant.answers.outline import write_annex_name, write_outline
from assistant.answers.overview import write_overview
from assistant.answers.provisions import Candidate, find_provisions, nearest, query_of, write_provisions
from assistant.answers.recipients import write_recipients
from assistant.answers.replies import clarify, clarify_address, not_found, not_held
from assistant.answers.reporting import write_reports
from assistant.answers.rows import find_rows
from assistant.answers.scope import circles, may_answer
from assistant.answers.side_by_side import write_side_by_side
from assistant.answers.sifted import write_sifted
from assistant.answers.targets import write_targets
from assistant.answers.topic import Memory, Topic
from assistant.answers.understand import Understood, understand
from assistant.answers.units import write_units
from assistant.answers.validity import write_validity
from assistant.answers.which_document import write_which_document
from assistant.answers.who import write_who
from assistant.answers.written import Written, answer_of, beneath
from assistant.search.edition import Edition
from assistant.search.query import Query
from assistant.search.shelf import Shelf

_EARLIER = 4
"""So many earlier questions of a given history are asked again, the last ones."""


class Assistant:
    """Answers questions from the edition that is on the shelf; safe to use from several threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lexicons: dict[str, Lexicon] = {}
        self._memory = Memory()
        shelf.prepare_with(self._prepare)

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`, every sentence of it proven by its citations.

        Raises LibraryMissing when no edition is open.
        """
        began = perf_counter()
        with self._shelf.lend() as edition:
            lexicon = self._lexicons.get(edition.version) or self._prepare(edition)
            read = cache(partial(understand, names=lexicon.names))  # of this question only
            answer = partial(self._full_answer, question, read=read, lexicon=lexicon)
            ways = Ways(answer, read, lexicon, may_answer(question, lexicon))
            turn = converse(question.text, partial(self._topic_before, question, ways), ways)
            self._memory.remember(question.conversation, turn.topic)
        return replace(turn.answer, took_ms=round((perf_counter() - began) * 1000, 2))

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
            return unclear or not_found(id_, asked, nearest(found, lexicon), lexicon, allowed)
        return answer_of(id_, written, sentences)

    def _written(
        self, question: Question, asked: Understood, lexicon: Lexicon
    ) -> tuple[Written | None, list[Candidate]]:
        """Return what the first circle of documents that answers says, and else the clauses nearest in all."""
        everything = may_answer(question, lexicon)
        written = write_of_all(asked, lexicon, everything)
        found: list[Candidate] = []
        query: Query | None = None
        # A term with nothing but a question mark asks for no figure.
        lone = question.text.rstrip().endswith("?") and is_lone(asked, lexicon)
        for documents in () if written else circles(question, asked, lexicon):
            factual = not asked.strangers and not lone
            written = write_facts(asked, lexicon, documents) if factual else None
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


def write_of_all(asked: Understood, lexicon: Lexicon, everything: Collection[str]) -> Written | None:
    """Return what is said of all documents that may answer together, before one circle after another is asked."""
    return (
        write_comparison(asked, lexicon, everything)
        or write_mentions(asked, lexicon, everything)
        or write_apart(asked, lexicon, everything)
        or write_annex_name(asked, lexicon, everything)
        or write_which_document(asked, lexicon, everything)
        or write_definition(asked, lexicon, everything)
        or write_explanation(asked, lexicon, everything)
    )


def write_facts(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what facts say, the first that speaks to the question; they come before clauses."""
    return (
        write_recipients(asked, lexicon, documents)
        or write_aspects(asked, lexicon, documents)
        or write_acts(asked, lexicon, documents)
        or write_outline(asked, lexicon, documents)
        or write_side_by_side(asked, lexicon, documents)
        or write_reports(asked, lexicon, documents)
        or write_units(asked, lexicon, documents)
        or write_sifted(asked, lexicon, documents)
        or write_address(asked, lexicon, documents)
        or write_validity(asked, lexicon, documents)
        or write_overview(asked, lexicon, documents)
        or write_heading(asked, lexicon, documents)
        or write_metadata(asked, lexicon, documents)
        or write_duties(asked, lexicon, documents)
        or write_ours(asked, lexicon, documents)
        or write_who(asked, lexicon, documents)
        or write_row(asked, lexicon, documents)
        or _write_rows(asked, lexicon, documents)
    )


def _write_rows(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    rows = find_rows(asked, lexicon, documents)
    return write_compared(asked, rows, lexicon, documents) or write_targets(asked, rows, lexicon)
