"""The slides that frame a session: cover, agenda, headings of parts, questions, where to read on."""

import re
from collections.abc import Sequence

from assistant.answers.answer import Answer
from assistant.library.citing import cite_document
from assistant.library.reference import Contact
from assistant.text.normal import fold
from assistant.wording import begun, say
from bot.exports.deck import Block, Slide
from bot.trainers.pack.held import Held
from bot.trainers.pack.pack import Audience, Likely
from bot.trainers.pack.slides.room import title_of
from bot.views.answers.sources import sources

_MARK = re.compile(r"\s*\[\d+\]")
_ON_ONE = 5
_MOST_CONTACTS = 2
_MOST_NAMED = 5
_LISTED = 90
"""Letters of a name in a list, which stands on one line."""


def cover_slide(title: str, audience: Audience, minutes: int, topics: Sequence[str], code: str) -> Slide:
    """Return the first slide: what is spoken of, for whom, how long."""
    more = len(topics) - _MOST_NAMED
    return Slide(
        kind="cover",
        title=title,
        blocks=(
            *(Block(title_of(name, _LISTED), "strong") for name in topics[:_MOST_NAMED]),
            *([Block(say("trainers.slide.more_topics", count=more))] if more > 0 else []),
            Block(say("trainers.slide.audience", audience=audience.name)),
            Block(say("trainers.slide.minutes", minutes=minutes)),
        ),
        small=(say("trainers.slide.decides"),),
        notes=(say("trainers.notes.welcome"),),
        code=code,
    )


def agenda_slide(parts: Sequence[tuple[str, int]]) -> Slide:
    """Return the parts with their minutes."""
    steps = (
        say("trainers.slide.step", name=title_of(name, _LISTED), minutes=minutes) for name, minutes in parts
    )
    return Slide(
        kind="agenda",
        title=say("trainers.slide.agenda"),
        blocks=tuple(Block(step, "step") for step in steps),
        notes=(say("trainers.notes.agenda"),),
    )


def section_slide(held: Held, name: str, heading: str, places: Sequence[str]) -> Slide:
    """Return the slide that opens a topic; its heading is shown whole."""
    cited = held.cited(places[:1]) or [cite_document(held.document)]
    return Slide(
        kind="section",
        title=name,
        blocks=(Block(heading, "quote"),) if heading else (),
        small=tuple(cited),
        notes=(say("trainers.notes.section", name=name), *([heading] if heading else [])),
    )


def question_slides(likely: Sequence[Likely]) -> list[Slide]:
    """Return the slides that open the discussion; the answers are in the notes."""
    if not likely:
        return [
            Slide(
                kind="text",
                title=say("trainers.part.questions"),
                blocks=(Block(say("trainers.slide.discussion")),),
                notes=(say("trainers.notes.discussion"),),
            )
        ]
    numbered = list(enumerate(likely, 1))
    groups = -(-len(numbered) // _ON_ONE)
    each = -(-len(numbered) // groups)
    return [_questions(numbered[at : at + each], first=at == 0) for at in range(0, len(numbered), each)]


def _questions(some: Sequence[tuple[int, Likely]], *, first: bool) -> Slide:
    title = say("trainers.slide.questions")
    opening = [Block(say("trainers.slide.discussion"))] if first else []
    return Slide(
        kind="text",
        title=title if first else say("trainers.slide.goes_on", title=title),
        blocks=(
            *opening,
            *(Block(say("trainers.slide.question", n=n, question=one.question), "strong") for n, one in some),
        ),
        notes=(say("trainers.notes.discussion"), *(note for n, one in some for note in answer_notes(n, one))),
    )


def answer_notes(n: int, one: Likely) -> list[str]:
    """Return a likely question with its answer and where it stands, as paragraphs for who speaks."""
    said = said_of(one.answer)
    places = "; ".join(f"{source.label}, {source.number}" for source in sources(one.answer.citations))
    return [
        say("trainers.notes.asked", n=n, question=one.question),
        say("trainers.notes.answered", answer=said[0]),
        *said[1:],
        say("trainers.notes.proven", places=places),
    ]


def said_of(answer: Answer) -> list[str]:
    """Return the lines of an answer, without the numbers of its citations."""
    lines = (_MARK.sub("", line.replace("**", "")).strip() for line in answer.text.splitlines())
    return [line for line in lines if line]


def end_slide(held: Sequence[Held], contacts: Sequence[Contact], base: str, code: str) -> Slide:
    """Return the last slide: where the documents are read, whom to ask."""
    lines = []
    for one in held:
        document = one.document
        named = begun(f"{document.kind} {document.number}".strip())
        path = f"/van-ban/{document.id}"
        lines.append(
            say(f"trainers.slide.{'read_at' if base else 'read_here'}", document=named, address=base + path)
        )
        urls = [
            address.url for address in one.library.addresses(document.id) if address.url_kind == "official"
        ]
        lines += [say("trainers.slide.original", address=url) for url in urls[:1]]
    known = [found for one in held for found in contacts_of(one, contacts)]
    asked = [
        say("trainers.slide.contact", name=one.name, host=one.host, about=one.about)
        for one in dict.fromkeys(known)
    ][:_MOST_CONTACTS]
    issuers = dict.fromkeys(one.document.issuer for one in held if one.document.issuer)
    asked = asked or [say("trainers.slide.ask_issuer", issuer=issuer) for issuer in issuers]
    last = [say("trainers.slide.scan")] if code else []
    return Slide(
        kind="end",
        title=say("trainers.slide.end"),
        blocks=tuple(Block(line) for line in (*lines, *asked, *last)),
        small=(say("trainers.slide.decides"),),
        notes=(say("trainers.notes.end"),),
        address=f"/van-ban/{held[0].document.id}",
        code=code,
    )


def contacts_of(held: Held, contacts: Sequence[Contact]) -> list[Contact]:
    """Return the official places of a document's own locality that serve what it is about, the nearest first."""
    place = fold(held.document.place)
    title = fold(held.document.title)
    if not place:
        return []
    near = [one for one in contacts if place in fold(one.name)]
    served = {one.id: sum(fold(topic) in title for topic in one.topics) for one in near}
    return sorted(near, key=lambda one: -served[one.id])
