"""Which questions are offered after an answer: only those that the library was seen to answer."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from threading import Lock

from assistant.answers.answer import Answer, Question, Status
from assistant.answers.conversation.next_questions import NextQuestion, next_questions
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.text.normal import fold

_OFFERED = 3
_TRIED = 3
"""So many questions that were never tried before are asked after one answer, each a few milliseconds."""
_KEPT = 8_000
_AFTER = frozenset({Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND})

Tries = Callable[[str], Answer]


class Suggestions:
    """What was seen to be answered, kept for each edition; safe to use from several threads.

    What can be offered is made of the library's rows, bodies, places and documents: after a while nearly
    all of it was tried, and offering costs no more than looking it up.
    """

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[object, ...], bool] = OrderedDict()
        self._lock = Lock()

    def after(
        self, answer: Answer, question: Question, asked: Understood, lexicon: Lexicon, tries: Tries
    ) -> tuple[str, ...]:
        """Return up to three questions to go on with, each seen to be answered by `tries`; none after small talk."""
        if not question.goes_on or answer.status not in _AFTER or not (answer.citations or answer.nearest):
            return ()
        bounds = (lexicon.edition.version, question.documents, question.as_of)
        return tuple(self._answered(answer, asked, lexicon, bounds, tries))

    def _answered(
        self, answer: Answer, asked: Understood, lexicon: Lexicon, bounds: tuple[object, ...], tries: Tries
    ) -> Iterator[str]:
        offered = {_key(asked.spoken)}
        tried = 0
        for one in next_questions(answer, asked, lexicon):
            key = (*bounds, one.form or one.text)
            known = self._known(key)
            if _key(one.text) in offered or known is False or (known is None and tried == _TRIED):
                continue
            if known is None:
                tried += 1
                known = self._keep(key, stands=_stands(one, tries(one.text)))
            if known:
                offered.add(_key(one.text))
                yield one.text
            if len(offered) > _OFFERED:
                return

    def _known(self, key: tuple[object, ...]) -> bool | None:
        with self._lock:
            if key in self._seen:
                self._seen.move_to_end(key)
            return self._seen.get(key)

    def _keep(self, key: tuple[object, ...], *, stands: bool) -> bool:
        with self._lock:
            self._seen[key] = stands
            while len(self._seen) > _KEPT:
                self._seen.popitem(last=False)
        return stands


def _key(text: str) -> str:
    return fold(text).strip(" ?.!")


def _stands(one: NextQuestion, answer: Answer) -> bool:
    """Tell whether a question is answered, from the place it asks for."""
    cited = {citation.quote.provision for citation in answer.citations}
    return answer.status is Status.ANSWERED and (one.place is None or one.place in cited)
