"""The life of a pack: topics with what they have to show, room and minutes for each, slides, questions, a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.wording import say
from bot.desk.desk import Desk
from bot.trainers.fault import Fault
from bot.trainers.pack.audiences import audience_named
from bot.trainers.pack.choosing import Matter, matter_of
from bot.trainers.pack.held import Held, held_in, listed
from bot.trainers.pack.lengths import Length, length_of
from bot.trainers.pack.likely import likely_questions
from bot.trainers.pack.outline import shares, timed
from bot.trainers.pack.pack import Audience, Likely, Pack, Part, Wanted
from bot.trainers.pack.slides.documents import applying, called, document_slides
from bot.trainers.pack.slides.framing import agenda_slide, cover_slide, end_slide, question_slides
from bot.trainers.pack.slides.questions import fits
from bot.trainers.pack.slides.questions import question_slides as quiz_slides
from bot.trainers.pack.speaking import with_words
from bot.trainers.pack.topic_part import Talk, name_of, rooms, talk_of
from bot.trainers.pack.wanting import TOPIC, address_of
from bot.trainers.quiz.drawing import draw
from bot.trainers.quiz.pool import Pool
from bot.trainers.quiz.quiz import Quiz, Wish
from bot.trainers.topic import About, Topic
from bot.views.targets.board import Board, board_of

if TYPE_CHECKING:
    from assistant.search.edition import Edition

_MOST_MINUTES = 2.5
"""Minutes that a slide of a topic may take; what is left over is for questions."""


_NARROW = (About.AGENCY, About.TARGETS, About.TASKS, About.DOCUMENT)
"""The sorts of topics, the narrower first: what two of a session hold is shown once, with the narrower."""


@dataclass(frozen=True, slots=True)
class _Session:
    """What a pack is made of, once it is known that something can be made."""

    desk: Desk
    edition: "Edition"
    wanted: Wanted
    audience: Audience
    length: Length
    matters: tuple[tuple[Held, Matter], ...]
    board: Board
    base: str

    @property
    def documents(self) -> list[Held]:
        return list({held.document.id: held for held, _ in self.matters}.values())

    @property
    def code(self) -> str:
        return self.base + address_of(self.wanted) if self.base else ""

    @property
    def title(self) -> str:
        return say("trainers.pack.title", documents=listed([called(one.document) for one in self.documents]))


def pack_of(
    desk: Desk,
    topics: Sequence[Topic],
    pool: Pool,
    wanted: Wanted,
    *,
    base: str = "",
    reworded: bool = False,
) -> Pack | Fault:
    """Return the pack that is wanted, of `topics` and `pool` of the edition that serves; a Fault where it has nothing.

    `base` is the address that phones in the hall reach the server at; without it no square code is shown.
    `reworded` lets a language model, where one is set, put the answers in other words.
    """
    with desk.shelf.lend() as edition:
        audience = audience_named(wanted.audience)
        by_id = {one.id: one for one in topics}
        gone = next((one for one in wanted.topics if one not in by_id), None)
        if audience is None or gone is not None:
            return Fault(TOPIC, say("trainers.fault.changed", word=(gone or "")[:60]))
        chosen = tuple(by_id[one] for one in wanted.topics)
        board = board_of(edition)
        matters = _matters(edition, chosen, board)
        full = tuple((held, matter) for held, matter in matters if not matter.is_empty)
        if not full:
            return Fault(TOPIC, say("trainers.fault.nothing"))
        told = [say("trainers.told.empty", topic=one.topic.name) for _, one in matters if one.is_empty]
        length = length_of(wanted.minutes)
        session = _Session(desk, edition, wanted, audience, length, full, board, base.rstrip("/"))
        return _made(session, chosen, pool, told, reworded=reworded)


def _matters(edition: "Edition", topics: Sequence[Topic], board: Board) -> list[tuple[Held, Matter]]:
    """Return what each topic has to show, of documents held word for word."""
    documents = map(edition.library.document, dict.fromkeys(one.document for one in topics))
    held = {
        one.id: held_in(edition.library, one, board)
        for one in documents
        if one and one.is_public and one.text == "verbatim"
    }
    # What says from when a document applies is shown with who it is.
    taken = {place for one in held.values() for place in applying(one)}
    found: dict[str, Matter] = {}
    for one in sorted(topics, key=lambda topic: _NARROW.index(topic.about)):
        if one.document in held:
            found[one.id] = matter_of(held[one.document], one, taken)
            taken |= found[one.id].places
    return [(held[one.document], found[one.id]) for one in topics if one.id in found]


def _made(
    session: _Session, topics: tuple[Topic, ...], pool: Pool, told: list[str], *, reworded: bool
) -> Pack:
    length = session.length
    likely = likely_questions(
        session.desk, session.audience, session.matters, length.likely, reworded=reworded
    )
    talks = _talks(session, likely)
    quiz = _quiz(session, pool, {place for talk in talks for slide in talk.slides for place in slide.places})
    parts = _parts(session, talks, likely, quiz)
    told += [line for talk in talks for line in talk.told]
    told += _told(length, likely, quiz)
    unsaid = [called(one.document) for one in session.documents if not applying(one)]
    told += [say("trainers.told.no_force", document=name) for name in unsaid]
    spoken = sum(part.minutes for part in parts[1 : 1 + len(talks)])
    if spoken < length.for_topics:
        slides = sum(len(talk.slides) for talk in talks)
        told.append(say("trainers.told.thin", slides=slides, minutes=spoken))
    return Pack(
        version=session.edition.version,
        title=session.title,
        wanted=session.wanted,
        audience=session.audience,
        topics=topics,
        documents=tuple(one.document for one in session.documents),
        parts=with_words(parts, likely),
        likely=likely,
        quiz=quiz,
        told=tuple(told),
    )


def _quiz(session: _Session, pool: Pool, shown: set[str]) -> Quiz:
    """Return the quiz: of what was shown as far as that goes, of questions that can be read from the last row."""
    topics = [matter.topic for _, matter in session.matters]
    wish = Wish(topics=tuple(one.id for one in topics), count=session.length.items, seed=session.wanted.seed)
    short = [item for item in pool.items if fits(item)]
    heard = [item.id for item in short if set(item.places) <= shown]
    quizzes = [draw(pool, topics, wish, fits=ids) for ids in (heard, [item.id for item in short]) if ids]
    quiz = next(
        (quiz for quiz in quizzes if not quiz.short), quizzes[-1] if quizzes else Quiz(pool.version, wish, ())
    )
    return replace(
        quiz, documents=tuple((one.document.id, called(one.document)) for one in session.documents)
    )


def _talks(session: _Session, likely: Sequence[Likely]) -> list[Talk]:
    length, matters = session.length, session.matters
    sections = length.sections and len(matters) > 1
    framing = 3 + sum(len(document_slides(one)) for one in session.documents) + len(question_slides(likely))
    room = max(len(matters), length.slides - framing - (len(matters) if sections else 0))
    return [
        talk_of(session.desk, session.board, session.audience, held, matter, own, section=sections)
        for (held, matter), own in zip(matters, rooms(matters, room), strict=True)
        if own
    ]


def _parts(session: _Session, talks: Sequence[Talk], likely: Sequence[Likely], quiz: Quiz) -> list[Part]:
    """Return the parts with their slides, which together take exactly the length."""
    length = session.length
    quizzed = length.quiz if quiz.items else 0
    slides = sum(len(talk.slides) for talk in talks)
    topics = min(length.for_topics, max(len(talks), int(_MOST_MINUTES * slides)))
    asked = length.minutes - length.opening - topics - quizzed - length.end
    minutes = shares(topics, [len(talk.slides) for talk in talks], least=1)
    named = [
        (say("trainers.part.opening"), length.opening),
        *((talk.name, own) for talk, own in zip(talks, minutes, strict=True)),
        (say("trainers.part.questions"), asked),
        *([(say("trainers.part.quiz"), quizzed)] if quizzed else []),
        (say("trainers.part.end"), length.end),
    ]
    held = {one.document.id: one for one in session.documents}
    opening = [
        cover_slide(
            session.title,
            session.audience,
            length.minutes,
            [name_of(matter.topic) for _, matter in session.matters],
            session.code,
        ),
        agenda_slide(named),
        *(slide for one in session.documents for slide in document_slides(one)),
    ]
    contacts = session.edition.library.reference().contacts
    filled = [
        opening,
        *(talk.slides for talk in talks),
        question_slides(likely),
        *([quiz_slides(held, quiz.items)] if quizzed else []),
        [end_slide(session.documents, contacts, session.base, session.code)],
    ]
    return [Part(name, own, timed(some, own)) for (name, own), some in zip(named, filled, strict=True)]


def _told(length: Length, likely: Sequence[Likely], quiz: Quiz) -> list[str]:
    told = []
    if not quiz.items:
        told.append(say("trainers.told.no_quiz"))
    elif quiz.short:
        told.append(say("trainers.told.short_quiz", count=len(quiz.items), wished=length.items))
    if not likely:
        told.append(say("trainers.told.no_likely"))
    elif len(likely) < length.likely:
        told.append(say("trainers.told.short_likely", count=len(likely), wished=length.likely))
    return told
