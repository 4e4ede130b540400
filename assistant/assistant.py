"""The life of a question: read it, find evidence, write from it, check every sentence, answer or say that we cannot."""

import secrets
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import replace
from threading import Lock
from time import perf_counter

from assistant.answers.answer import Answer, Question
from assistant.answers.duties import write_duties, write_reports, write_who
from assistant.answers.evidence import proven
from assistant.answers.lexicon import Lexicon
from assistant.answers.metadata import write_metadata
from assistant.answers.provisions import find_provisions, nearest, write_provisions, write_whole
from assistant.answers.replies import greet, not_found
from assistant.answers.rows import Rows, find_rows
from assistant.answers.targets import write_targets
from assistant.answers.understand import Understood, understand
from assistant.answers.written import Written
from assistant.library.nouns import Document
from assistant.search.edition import Edition
from assistant.search.shelf import Shelf

_CONVERSATIONS = 1_000
"""How many conversations are remembered, the least recent forgotten first."""


class Assistant:
    """Answers questions from the edition that is on the shelf; safe to use from several threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lexicons: dict[str, Lexicon] = {}
        self._last_target: OrderedDict[str, str] = OrderedDict()
        self._remembering = Lock()
        shelf.prepare_with(self._prepare)

    def ask(self, question: Question) -> Answer:
        """Return the answer to `question`, every sentence of it proven by its citations.

        Raises LibraryMissing when no edition is open.
        """
        began = perf_counter()
        with self._shelf.lend() as edition:
            answer = self._answer(question, self._lexicon_of(edition))
        return _timed(answer, began)

    def _answer(self, question: Question, lexicon: Lexicon) -> Answer:
        id_ = secrets.token_hex(8)
        asked = understand(question.text, lexicon.names)
        if asked.greeting:
            return greet(id_)
        documents = _in_question(question, asked, lexicon)

        written = self._from_place(asked, lexicon, documents) or self._from_facts(
            question, asked, lexicon, documents
        )
        found = [] if written or asked.place else find_provisions(asked, lexicon, documents)
        written = written or write_provisions(asked, found, lexicon)

        sentences = proven(written.sentences, written.citations, lexicon) if written else ()
        if written is None or not sentences or len(sentences) < len(written.sentences):
            return not_found(id_, asked, nearest(found, lexicon), lexicon)
        self._remember(question, written)
        return Answer(
            id=id_,
            status=written.status,
            text="\n".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in sentences),
            sentences=sentences,
            citations=written.citations,
        )

    def _from_place(self, asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
        """Return the provision the question names by its number."""
        if asked.place is None:
            return None
        places = [lexicon.library.provision(f"{document}/{asked.place}") for document in sorted(documents)]
        held = [place for place in places if place]
        return write_whole(held[0], lexicon) if len(held) == 1 else None

    def _from_facts(
        self, question: Question, asked: Understood, lexicon: Lexicon, documents: Collection[str]
    ) -> Written | None:
        """Return what the document's own data, duties or targets say; facts come before clauses."""
        for write in (write_metadata, write_reports, write_duties, write_who):
            written = write(asked, lexicon, documents)
            if written is not None:
                return written
        rows = find_rows(asked, lexicon, documents)
        if not rows.meant and asked.years and not asked.terms:
            last = self._recall(question, lexicon, documents)
            rows = Rows(tuple(row.target for row in lexicon.targets if row.target.provision == last))
        return write_targets(asked, rows, lexicon)

    def _recall(self, question: Question, lexicon: Lexicon, documents: Collection[str]) -> str | None:
        """Return the target the conversation was last about: from the given history, else from memory."""
        if question.history is not None:
            for earlier in reversed(question.history):
                about = find_rows(understand(earlier, lexicon.names), lexicon, documents).meant
                if len(about) == 1:
                    return about[0].provision
            return None
        with self._remembering:
            return self._last_target.get(question.conversation or "")

    def _remember(self, question: Question, written: Written) -> None:
        if question.conversation is None or written.about is None:
            return
        with self._remembering:
            self._last_target[question.conversation] = written.about
            self._last_target.move_to_end(question.conversation)
            while len(self._last_target) > _CONVERSATIONS:
                self._last_target.popitem(last=False)

    def _prepare(self, edition: Edition) -> Lexicon:
        """Read an edition's words and names before its first question; the one before stays for its last."""
        lexicon = Lexicon(edition)
        lexicon.read()
        latest = list(self._lexicons.items())[-1:]
        self._lexicons = dict([*latest, (edition.version, lexicon)])
        return lexicon

    def _lexicon_of(self, edition: Edition) -> Lexicon:
        return self._lexicons.get(edition.version) or self._prepare(edition)


def _in_question(question: Question, asked: Understood, lexicon: Lexicon) -> frozenset[str]:
    """Return the documents that may answer: public, issued, among those asked for, in force on the day."""
    return frozenset(
        document.id
        for document in lexicon.library.documents()
        if document.access == "public"
        and document.state == "issued"
        and (not question.documents or document.id in question.documents)
        and (not asked.documents or document.id in asked.documents)
        and _in_force(document, question)
    )


def _in_force(document: Document, question: Question) -> bool:
    """Tell whether the document was in force on the asked day; what is unknown excludes nothing."""
    day = question.as_of
    if day is None:
        return True
    begins, ends = document.in_force_from, document.in_force_to
    begun = begins is None or begins == "unknown" or begins <= day
    return begun and (ends is None or ends == "unknown" or day < ends)


def _timed(answer: Answer, began: float) -> Answer:
    return replace(answer, took_ms=round((perf_counter() - began) * 1000, 2))
