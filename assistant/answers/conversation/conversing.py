"""One message of a conversation: small talk, a question that stands alone, or one that goes on from before."""

import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from assistant.answers.answer import Answer, Status
from assistant.answers.conversation.about_answer import (
    asks_of_answer,
    asks_only_of_answer,
    write_about_answer,
)
from assistant.answers.conversation.english import English, english, framed_in_english, in_english
from assistant.answers.conversation.follow_up import full_questions
from assistant.answers.conversation.going_on import Core, Hangs, core_of
from assistant.answers.conversation.heard import Heard, hear
from assistant.answers.conversation.joining import can_join, joined
from assistant.answers.conversation.replies import which_before
from assistant.answers.conversation.standing_alone import (
    asks_whole,
    may_stand_alone,
    names_its_subject,
)
from assistant.answers.conversation.talk import material, opinion, outside, refused, small_talk
from assistant.answers.conversation.topic import Slots, Topic, slots_of
from assistant.answers.proof.digests import fenced
from assistant.answers.proof.evidence import proven
from assistant.answers.proof.written import answer_of
from assistant.answers.question.framing import asks, sentences_of, unframed
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.answers.rows.rows import shown_name
from assistant.wording import say

_FEW = 3
"""So few words name nothing by themselves, where a question goes on from nothing."""
_WORDS_OF_A_SUBJECT = 4
"""So many words, told from a question, may be what it is about."""
SAID = frozenset({Status.ANSWERED, Status.PARTIAL})


@dataclass(frozen=True, slots=True)
class Ways:
    """What a message may be answered with: `answer` answers a full question from one edition's lexicon.

    `read` reads a question once, `allowed` are the documents that may answer.
    """

    answer: Callable[[str], Answer]
    read: Callable[[str], Understood]
    lexicon: Lexicon
    allowed: Collection[str]


@dataclass(frozen=True, slots=True)
class Turn:
    """The answer to a message, and what the conversation is about after it."""

    answer: Answer
    topic: Topic | None


def converse(typed: str, before: Callable[[], Topic | None], ways: Ways) -> Turn:
    """Return the turn that answers `typed`; `before` tells what the conversation was about, where it is asked."""
    id_ = secrets.token_hex(8)
    reader = ways.lexicon.edition.reader
    heard = hear(typed, reader, ways.lexicon.names_with_stops, ways.lexicon.names.named_in)
    bare = heard.proper or ("" if heard.ordered else typed)
    talk = small_talk(id_, bare, heard.framed, ordered=heard.ordered) or refused(id_, bare)
    foreign = english(heard.framed.proper or typed)
    if talk:
        return Turn(_talk_in_english(talk) if foreign else talk, None)
    if foreign:
        return _foreign_turn(id_, foreign, ways)
    asked = ways.read(heard.proper)
    if said := opinion(id_, asked) or material(id_, asked):
        return Turn(said, None)
    turn = _with_those_before(_turn(id_, typed, heard, before, ways), heard, ways)
    if turn.answer.status is Status.NOT_FOUND:
        return replace(turn, answer=outside(id_, asked) or turn.answer)
    return turn


def _talk_in_english(talk: Answer) -> Answer:
    key = "refused" if talk.status is Status.REFUSED else "greeting"
    return in_english(talk.id, key, talk.status)


def _foreign_turn(id_: str, asked: English, ways: Ways) -> Turn:
    if asked.question is None:
        return Turn(in_english(id_, "not_understood", Status.CLARIFY), None)
    answer = ways.answer(asked.question)
    told = replace(framed_in_english(answer), understood=asked.question)
    return Turn(told, Topic.of(asked.question, answer, ways.lexicon) if answer.status in SAID else None)


def _turn(id_: str, typed: str, heard: Heard, before: Callable[[], Topic | None], ways: Ways) -> Turn:
    lexicon = ways.lexicon
    told = heard.told(lexicon.edition.reader)
    core = core_of(heard.proper, lexicon, ways.read)
    beside = _beside(heard, ways)
    topic = before() if core.hangs is not Hangs.NOT or asks_of_answer(core.spoken) else None
    if topic and (answer := _about(id_, core, topic, ways)):
        return Turn(answer, topic)
    if asks_only_of_answer(core.spoken):
        return Turn(which_before(id_), topic)
    slots = slots_of(topic, lexicon, ways.read) if topic else None
    first: Turn | None = None
    for text in dict.fromkeys(_readings(core, beside, slots, lexicon)):
        answer = ways.answer(text)
        alone = text == core.spoken
        read = told if alone else _read(text, answer, ways)
        turn = Turn(_noted(answer, read), Topic.of(text, answer, lexicon))
        if answer.status in SAID or (answer.status is Status.CLARIFY and core.points):
            return turn
        first = first or turn
    if first is None:
        return _whole(id_, typed, heard, ways) or Turn(which_before(id_), None)
    if first.answer.status is not Status.NOT_FOUND:
        return replace(first, topic=None)
    return _whole(id_, typed, heard, ways) or first


def _whole(id_: str, typed: str, heard: Heard, ways: Ways) -> Turn | None:
    """Return the turn that answers the message whole, where what was told from the question may be its subject."""
    text = " ".join(sentence for sentence in sentences_of(typed) if unframed(sentence))
    if heard.ordered or len(text.split()) - len(heard.proper.split()) < _WORDS_OF_A_SUBJECT:
        return None
    mended = ways.lexicon.edition.reader.mended(text, ways.lexicon.names.named_in)
    answer = replace(ways.answer(mended), id=id_)
    return Turn(answer, Topic.of(mended, answer, ways.lexicon)) if answer.status in SAID else None


def _with_those_before(turn: Turn, heard: Heard, ways: Ways) -> Turn:
    """Return the turn with the answers to what the message asks before its last question, where that is named."""
    reader = ways.lexicon.edition.reader
    named = ways.lexicon.names.named_in
    cores = (
        core_of(reader.mended(text, named), ways.lexicon, ways.read) for text in heard.framed.asking[:-1]
    )
    texts = [core.spoken for core in cores if core.hangs is Hangs.NOT and _names_its_subject(core)]
    if turn.answer.status is Status.NOT_FOUND:
        texts += _meaning_asked_first(heard.proper, ways)
    answers = [answer for text in texts if (answer := ways.answer(text)).status in SAID]
    if not answers:
        return turn
    whole = turn.answer.status in SAID
    together = [*answers, turn.answer] if whole else answers
    return replace(turn, answer=joined(together, whole=whole)) if can_join(together, whole=whole) else turn


def _meaning_asked_first(spoken: str, ways: Ways) -> list[str]:
    """Return the clause that asks what a thing is, where the same sentence then asks something else of it."""
    head, comma, rest = spoken.partition(", ")
    if not (comma and asks(head) and asks(rest)):
        return []
    asked = ways.read(head)
    return [head] if asked.terms and "meaning" in asked.wants else []


def _names_its_subject(core: Core) -> bool:
    asked = core.asked
    return bool(asked.years or asked.target_numbers or asked.address or asked.agencies or asked.documents)


def _noted(answer: Answer, read: str) -> Answer:
    """Return the answer with how the question was read told before what else is to be known of it."""
    return replace(answer, understood=" ".join(filter(None, (read, answer.understood))) or None)


def _readings(core: Core, beside: Slots | None, slots: Slots | None, lexicon: Lexicon) -> Iterator[str]:
    """Yield the full questions that the message may mean, the likeliest first."""
    if core.hangs is Hangs.NOT:
        of_it = tuple(_of_document_beside(core, beside, lexicon))
        yield from of_it
        if not (of_it and beside and asks(beside.text)):
            yield core.spoken  # what was first asked of a document, and then goes on, is asked of no other
        return
    if slots and names_its_subject(core, beside, slots):
        yield from _readings(core, beside, None, lexicon)
        if asks_whole(core):
            return  # nothing of what was said before belongs to it
    unnamed = "agencies" in core.points and len(core.terms) <= _FEW
    unsaid = core.points and (beside or unnamed)
    if core.hangs is Hangs.PERHAPS and slots is None and not unsaid:
        yield from _of_document_beside(core, beside, lexicon)
        yield core.spoken
    full = [text for before in (beside, slots) if before for text in full_questions(core, before, lexicon)]
    yield from full
    if may_stand_alone(core, known=beside is not None or slots is not None, resolved=bool(full)):
        yield core.spoken
    if beside:
        yield f"{beside.text}. {core.spoken}"


def _of_document_beside(core: Core, beside: Slots | None, lexicon: Lexicon) -> Iterator[str]:
    """Yield the question asked of the document that the message names beside it."""
    if beside is None or core.asked.documents or len(beside.asked.documents) != 1:
        return
    (id_,) = beside.asked.documents
    document = lexicon.documents[id_]
    named = f"{document.kind} {document.number}"
    yield f"{core.spoken} {say('replies.asked_again.by', document=named)}"


def _beside(heard: Heard, ways: Ways) -> Slots | None:
    """Return what the message says beside its question, read as what it goes on from."""
    said = [*heard.framed.beside, *heard.framed.asking[:-1]]
    return slots_of(Topic(". ".join(said)), ways.lexicon, ways.read) if said else None


def _about(id_: str, core: Core, topic: Topic, ways: Ways) -> Answer | None:
    """Return the answer to a question about the last answer itself, every sentence of it proven."""
    lexicon = ways.lexicon
    written = write_about_answer(ways.read(core.spoken), topic, lexicon, ways.allowed)
    if written is None:
        return None
    written = fenced(written, lexicon)
    sentences = proven(written.sentences, written.citations, lexicon)
    if len(sentences) < len(written.sentences):
        return None
    return answer_of(id_, written, sentences)


def _read(text: str, answer: Answer, ways: Ways) -> str:
    """Return how a question that goes on was read: its row and years, or the full question."""
    asked, lexicon = ways.read(text), ways.lexicon
    cited = dict.fromkeys(one.quote.provision for one in answer.citations)
    rows = [named.target for named in lexicon.targets if named.target.provision in cited]
    if len(rows) == 1 and asked.years and asked.target_numbers:
        label = lexicon.provision(rows[0].provision).label
        years = ", ".join(map(str, asked.years))
        return say("replies.followed_up", label=label, name=shown_name(rows[0]), years=years)
    return lexicon.edition.reader.told("", text)
