"""What the page of a document, and the fragment of it that another page shows, are printed from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assistant.library.nouns import Address, Document, Grounds, Provision, Span
from assistant.wording import say
from bot.views.documents.identity import Place, Tie, facts, parts, standing, state, ties, validity
from bot.web.documents.around import around, is_large
from bot.web.documents.inside import Found, search_inside
from bot.web.documents.on_day import OnDay, on_day
from bot.web.documents.outline import Outline, outline_of
from bot.web.documents.reader import Reading, reading

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Whole:
    """A document as its page shows it."""

    document: Document
    state: str
    facts: list[tuple[str, str]]
    parts: list[tuple[str, list[Place]]]
    standing: list[Tie]
    ties: list[Tie]
    addresses: tuple[Address, ...]
    grounds: Mapping[str, Grounds]
    gone: list[tuple[str, str, str | None]]
    reading: Reading
    outline: Outline
    pages: int
    found: Found | None
    on_day: OnDay | None


@dataclass(frozen=True, slots=True)
class Fragment:
    """The text of a document, or a `part` of it, as another page shows it; `whole` is the address of all of it."""

    document: Document
    validity: str
    grounds: Mapping[str, Grounds]
    reading: Reading
    part: bool
    whole: str


def whole(
    library: "Library",
    document: Document,
    *,
    quoted: Sequence[Span] = (),
    sought: str | None = None,
    day: date | None = None,
) -> Whole:
    """Return what the page shows of `document`: `quoted` marked, what is `sought`, what held on a `day`."""
    provisions = library.provisions(document.id)
    found = None if sought is None else search_inside(provisions, sought)
    hits = [hit.span for hit in found.hits] if found else []
    return Whole(
        document=document,
        state=state(document),
        facts=facts(document),
        parts=parts(library, document),
        standing=standing(library, document),
        ties=ties(library, document),
        addresses=library.addresses(document.id),
        grounds={one.provision: one for one in library.all_grounds(document.id)},
        gone=_gone(library, document),
        reading=reading(provisions, library.fixes(document.id), quoted=quoted, hits=hits),
        outline=outline_of(document, provisions),
        pages=max((one.page or 0 for one in provisions), default=0),
        found=found,
        on_day=on_day(library, document, day) if day else None,
    )


def fragment(library: "Library", document: Document, quoted: Sequence[Span], path: str) -> Fragment:
    """Return the text of `document` for another page, of a very large one the part that is quoted.

    Without a quotation it is the part of the provision at `path`, else the beginning.
    """
    provisions = library.provisions(document.id)
    named = next((one for one in provisions if one.path == path), None)
    start = quoted[0].start if quoted else named.start if named else 0
    part = around(provisions, start) if is_large(provisions) else None
    return Fragment(
        document=document,
        validity=validity(document),
        grounds={one.provision: one for one in library.all_grounds(document.id)},
        reading=reading(provisions, library.fixes(document.id), quoted=quoted, level=3, only=part),
        part=part is not None,
        whole=_address(document, provisions, quoted, named),
    )


def _address(
    document: Document, provisions: Sequence[Provision], quoted: Sequence[Span], named: Provision | None
) -> str:
    """Return the address of the whole document, at the place that is shown of it."""
    asked = "&".join(f"trich={span.start}-{span.end}" for span in quoted)
    at = next((one for one in provisions if quoted and quoted[0].start < one.end), named)
    return f"/van-ban/{document.id}{'?' if asked else ''}{asked}{f'#{at.path}' if at else ''}"


def _gone(library: "Library", document: Document) -> list[tuple[str, str, str | None]]:
    """Return the paths that are gone: path, what to say, and the address of what replaced it."""
    gone: list[tuple[str, str, str | None]] = []
    for stone in library.tombstones():
        owner, _, path = stone.id.partition("/")
        if owner != document.id or not path:
            continue
        if stone.replaced_by == document.id:
            gone.append((path, say("web.gone.original", path=path), "#noi-dung"))
            continue
        by = (stone.replaced_by or "").partition("/")[2]
        told = say("web.gone.replaced", path=path, by=by) if by else say("web.gone.gone", path=path)
        gone.append((path, told, f"#{by}" if by else None))
    return gone
