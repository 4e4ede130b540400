"""Places of the documents found by words."""

from collections.abc import Iterator

from assistant.library.nouns import Document, Provision
from assistant.wording import begun, say
from bot.cards.actions import ShowPlace
from bot.cards.card import (
    Action,
    Block,
    Card,
    Heading,
    Paragraph,
    Quoted,
    Reply,
    Run,
    italic,
    plain,
    rows_of,
    sentence,
)
from bot.cards.sources import digest_mark
from bot.cards.stock import Stock

_SHOWN = 6
_LONGEST = 420


def found_reply(text: str, stock: Stock) -> Reply:
    """Return the places that have the words, those word for word and the best first; said honestly where none has."""
    if not text:
        return Reply((sentence(say("chat.found.usage")),))
    with stock.edition() as edition:
        query = edition.reader.read(text)
        hits = edition.search(query, k=_SHOWN)
        # Near in meaning alone is near to anything: nonsense too has a nearest place.
        if not any(hit.lexical for hit in hits):
            return Reply((sentence(say("chat.found.none")),))
        places = [place for hit in hits if (place := edition.library.provision(hit.provision))]
        documents = {one.id: one for one in edition.library.documents()}
    places.sort(key=lambda place: documents[place.document].text != "verbatim")
    read = query.accented if query.accented.lower() != text.lower() else ""
    blocks: list[Block] = [Heading(plain(say("chat.found.heading")))]
    if read:
        blocks.append(Paragraph((italic(say("chat.found.read", text=read)),)))
    for n, place in enumerate(places, 1):
        blocks += _place(n, place, documents[place.document])
    buttons = [Action(say("chat.button.mark", n=n), ShowPlace(one.id)) for n, one in enumerate(places, 1)]
    return Reply((Card(tuple(blocks), rows_of(buttons, 3)),))


def _place(n: int, place: Provision, document: Document) -> Iterator[Block]:
    digest = document.text == "digest"
    label = begun(place.label)
    head = [Run(str(n), "mark"), Run(" "), Run(label, "bold")]
    head.append(Run(f", {document.number}"))
    if digest:
        head += digest_mark(place.label)
    text = place.text.strip()
    short = text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0]
    cut = () if short == text else (italic(say("chat.found.part")),)
    if digest:
        yield Paragraph((tuple(head), plain(short), *cut))
        return
    yield Paragraph((tuple(head),))
    yield Quoted(short)
    if cut:
        yield Paragraph(cut)
