"""What a language model does for one answer: the question in full, sentences, or plain words; else nothing changes."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answers.answer import Answer, Hear, Progress, Question, Status, Step
from assistant.answers.clauses.finding import Candidate, find_provisions, query_of
from assistant.answers.clauses.provisions import may_be_said
from assistant.answers.conversation.conversing import SAID, Turn, Ways
from assistant.answers.conversation.english import english
from assistant.answers.conversation.heard import hear as told
from assistant.answers.documents.scope import circles
from assistant.answers.drafting.asking import Asking
from assistant.answers.drafting.composing import composed
from assistant.answers.drafting.explaining import explained
from assistant.answers.drafting.grounds import grounds_of, places_found, places_recited
from assistant.answers.drafting.rewriting import rewritten
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.models.nouns import ChatModel

_log = logging.getLogger(__name__)
_IN_PLAIN_WORDS = frozenset({"help", "how_to", "meaning"})
_OF_A_FACT = frozenset({"when", "amount", "number", "which_document", "validity", "in_force", "signed_on"})


@dataclass(frozen=True, slots=True)
class Case:
    """A question as the documents alone answer it, with the questions before it and the answer to the last of them."""

    question: Question
    turn: Turn
    earlier: tuple[str, ...]
    said_last: str
    ways: Ways

    @property
    def is_unclear(self) -> bool:
        """Tell whether the documents alone did not answer, and other words may help."""
        status = self.turn.answer.status
        return status is Status.NOT_FOUND or (status is Status.CLARIFY and bool(self.earlier))

    @property
    def asked(self) -> Understood:
        """Return the question that is answered, read."""
        return self.ways.read(self.turn.topic.text if self.turn.topic else self.question.text)


class Drafter:
    """Lets a model help with answers; safe to use from several threads."""

    def __init__(self, model: ChatModel) -> None:
        self._model = model

    @property
    def seconds(self) -> float:
        """How long the model may take over one question."""
        return self._model.seconds

    def turn(self, case: Case, hear: Hear) -> Turn:
        """Return the turn as the model betters it, every sentence proven; as it is where the model cannot.

        `hear` is told that the model writes, again and again while it does, and each sentence that is proven
        before the whole is known.
        """
        if not case.question.reworded or english(case.question.text):
            return case.turn
        listener = _Listener(hear)
        try:
            return self._bettered(case, listener)
        except Exception:
            if listener.gone:
                raise
            _log.exception(
                "a draft could not be judged"
            )  # a fault of ours: the documents have answered already
            return case.turn

    def _bettered(self, case: Case, hear: Hear) -> Turn:
        ask = Asking(self._model, self._model.seconds, alive=lambda: hear(Step("writing")))
        if case.is_unclear and (proper := _proper(case.question.text, case.ways)):
            earlier = tuple(filter(None, (_proper(one, case.ways) for one in case.earlier)))
            turn = rewritten(proper, earlier, case.said_last, case.ways, ask)
            case = replace(case, turn=turn or case.turn)
        answer = _written(case, ask, hear) or case.turn.answer
        return replace(case.turn, answer=replace(answer, writing=ask.writing))


class _Listener:
    """Hears for another, and notes whether that one has gone: what it raises then is no fault of ours."""

    def __init__(self, hear: Hear) -> None:
        self._hear = hear
        self.gone = False

    def __call__(self, progress: Progress) -> None:
        try:
            self._hear(progress)
        except Exception:
            self.gone = True
            raise


def _proper(typed: str, ways: Ways) -> str:
    """Return what a message asks; nothing where orders were cut off it, which no model need see."""
    heard = told(
        typed, ways.lexicon.edition.reader, ways.lexicon.names_with_stops, ways.lexicon.names.named_in
    )
    return "" if heard.ordered else heard.proper


def _written(case: Case, ask: Asking, hear: Hear) -> Answer | None:
    """Return the answer with what the model writes of it; None where nothing is to be written, or proven."""
    answer, lexicon = case.turn.answer, case.ways.lexicon
    asked = case.asked
    if answer.status in SAID and (places := places_recited(answer, lexicon)):
        if _wants_plain_words(case, asked):
            return explained(asked, answer, grounds_of(places, lexicon), lexicon, ask)
        if asked.address or says(case.question.text, "drafts.word_for_word"):
            return None  # who names the place wants its own words
        if all(lexicon.documents[place.document].text == "digest" for place in places):
            return None  # a summary is in plain words already
        documents = {place.document for place in places}
        near = find_provisions(asked, query_of(asked, lexicon), lexicon, documents)
        grounds = grounds_of((*places, *places_found(near, lexicon)), lexicon)
        return composed(asked, answer, grounds, lexicon, ask, hear)
    if answer.status is Status.NOT_FOUND:
        found = list(_found(case, asked))
        grounds = grounds_of(places_found(found, lexicon), lexicon)
        if grounds and may_be_said(asked, found, lexicon):
            return composed(asked, answer, grounds, lexicon, ask, hear)
    return None


def _wants_plain_words(case: Case, asked: Understood) -> bool:
    """Tell whether a clause should be explained: that is asked for, or the question was put in everyday words.

    Statements of summaries are in plain words already.
    """
    answer, lexicon = case.turn.answer, case.ways.lexicon
    if any(lexicon.documents[one.quote.document].text == "digest" for one in answer.citations):
        return False
    if says(case.question.text, "drafts.plainly"):
        return True
    in_own_words = bool(asked.wants & _IN_PLAIN_WORDS or answer.understood)
    return in_own_words and not asked.wants & _OF_A_FACT


def _found(case: Case, asked: Understood) -> Iterator[Candidate]:
    """Yield what search finds in the documents that may answer, one circle of them after another."""
    lexicon = case.ways.lexicon
    query = query_of(asked, lexicon)
    for documents in circles(case.question, asked, lexicon):
        yield from find_provisions(asked, query, lexicon, documents)
