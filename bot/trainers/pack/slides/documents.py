"""What a document is, as slides: its number, day and issuer, from when it applies and what it replaces, its outline."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.library.nouns import Document, Provision
from assistant.library.titles import heading_of
from assistant.wording import begun, say
from bot.exports.deck import Block, Slide
from bot.trainers.pack.held import Held, one_line
from bot.trainers.pack.slides.clauses import clause_slides, units_of
from bot.trainers.pack.slides.room import title_of
from bot.views.days import shown_day
from bot.views.documents.identity import standing, state, ties

_OUTLINED = frozenset({"part", "chapter", "section", "item", "article", "annex"})
_MOST_HEADINGS = 9
_BOTH = 640
"""Characters that who it is and when it applies may have together to stand on one slide."""
_ENDING = ("replaces", "repeals", "amends")


def document_slides(held: Held) -> list[Slide]:
    """Return the slide that says which document it is, with its own words on when it applies, maybe as the next."""
    document = held.document
    day = shown_day(document.signed_on)
    signed = "signed_by" if document.signer else "signed"
    lines = [
        say("trainers.slide.number", number=document.number) if document.number else "",
        say("trainers.slide.issuer", issuer=document.issuer) if document.issuer else "",
        say(f"trainers.slide.{signed}", day=day, signer=document.signer) if day else "",
        say("trainers.slide.state", state=state(document)) if state(document) else "",
        *_replaced(held),
    ]
    blocks = [Block(begun(document.title), "strong"), *(Block(line) for line in lines if line)]
    numbered = _numbered(held)
    at = held.cited([numbered.id]) if numbered else []
    notes = [say("trainers.notes.identity")]
    notes += [say("trainers.notes.number_at", place=place) for place in at]
    if document.validity_note:
        notes.append(say("trainers.notes.validity", note=document.validity_note))
    if document.gaps:
        notes.append(say("trainers.notes.gaps", gaps=" ".join(document.gaps)))
    own = Slide(
        kind="text",
        title=called(document),
        blocks=blocks,
        small=at,
        notes=notes,
        address=f"/van-ban/{document.id}",
    )
    applies = clause_slides(held, units_of(held, applying(held)))[:1]
    return [_joined(own, one) for one in applies if _is_short([own, one])] or [own, *applies]


def _is_short(slides: Sequence[Slide]) -> bool:
    return sum(len(block.text) for slide in slides for block in slide.blocks) <= _BOTH


def _joined(own: Slide, applies: Slide) -> Slide:
    """Return both on one slide."""
    return replace(
        own,
        blocks=(*own.blocks, *applies.blocks),
        small=(*own.small, *applies.small),
        notes=(*own.notes, *applies.notes),
        address=applies.address,
        places=applies.places,
    )


def _replaced(held: Held) -> list[str]:
    """Return what other documents held do to this one as a whole."""
    names = {say(f"shown.related.{kind}") for kind in _ENDING}
    every = [*standing(held.library, held.document), *ties(held.library, held.document)]
    told = (
        say("trainers.slide.replaced", kind=tie.kind.lower(), to=tie.to) for tie in every if tie.kind in names
    )
    return list(dict.fromkeys(told))[:2]


def outline_slide(held: Held) -> Slide | None:
    """Return the slide of a document's outermost headings; None where it has fewer than two."""
    top = [one for one in held.below.get("", ()) if one.kind in _OUTLINED]
    if len(top) == 1:
        top = [one for one in held.below.get(top[0].id, ()) if one.kind in _OUTLINED]
    named = [(one, title_of(heading_of(one, issuer=held.document.issuer))) for one in top]
    if len(named) < 2:
        return None
    shown = named[:_MOST_HEADINGS]
    rest = [name for _, name in named[_MOST_HEADINGS:]]
    return Slide(
        kind="text",
        title=say("trainers.slide.outline"),
        blocks=tuple(Block(name, "quote") for _, name in shown),
        small=(called(held.document),),
        notes=(
            say("trainers.notes.outline"),
            *([say("trainers.notes.outline_more", names="; ".join(rest))] if rest else []),
        ),
        address=f"/van-ban/{held.document.id}",
    )


def called(document: Document) -> str:
    """Return what a document is called in few words: its kind and number, else its title."""
    return title_of(begun(" ".join(filter(None, (document.kind, document.number)))) or document.title)


def applying(held: Held) -> list[str]:
    """Return the places that say from when the document applies, what is below them too."""
    ids = dict.fromkeys(one.provision for one in held.library.parts(held.document.id) if one.kind == "effect")
    places = [held.by_id[id_] for id_ in ids if id_ in held.by_id]
    return [inside.id for place in places for inside in held.whole(place)]


def _numbered(held: Held) -> Provision | None:
    """Return the first place that prints the document's number."""
    number = "".join(held.document.number.split())
    if not number:
        return None
    return next((one for one in held.places if number in "".join(one_line(one.text).split())), None)
