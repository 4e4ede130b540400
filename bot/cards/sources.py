"""Where an answer is proven: its places with their quotes, what stands beside them, and corrections."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from urllib.parse import urlsplit

from assistant.answers.answer import Answer, Citation
from assistant.library.nouns import Confidence, Fix
from assistant.wording import begun, say
from bot.cards.actions import Open, ShowQuote
from bot.cards.card import (
    Action,
    Block,
    Heading,
    Line,
    Listed,
    Paragraph,
    Quoted,
    Run,
    linked,
    plain,
    rows_of,
)
from bot.cards.stock import Stock
from bot.views.answers.sources import Said, Source, sources

_MOST_QUOTES = 4
_MOST_CHARACTERS = 1500
_BUTTONS = 8
_TELLING = 12
"""Characters without which words stand in a text by chance."""
_WORDED = 3
"""So many sources have a button with a word; more have only their numbers."""


def source_blocks(answer: Answer, stock: Stock, *, pressed: bool = True) -> Iterator[Block]:
    """Yield the sources under their heading: quoted where they are few and short, else named.

    `pressed` where there are buttons that show each quote.
    """
    if not answer.citations:
        return
    places = sources(answer.citations)
    characters = sum(len(said.text) for place in places for said in place.said)
    shared = _shared(places)
    yield Heading(
        plain(say("chat.answer.sources_of", number=shared) if shared else say("chat.answer.sources"))
    )
    if len(answer.citations) <= _MOST_QUOTES and characters <= _MOST_CHARACTERS:
        before = None
        told: set[str] = set()
        for place in places:
            told |= {said.text for said in place.said}
            beside = tuple(text for text in place.beside if not _is_told(text, place, told, answer.text))
            shown = replace(place, beside=beside, number="" if shared else place.number)
            yield from quoted_source(shown, stock, address=place.original != before)
            before = place.original
        return
    together: dict[tuple[str, str, bool], list[Source]] = {}
    for place in places:
        together.setdefault((place.label, place.number, place.digest), []).append(place)
    yield Listed(tuple(_named(some, stock, "" if shared else some[0].number) for some in together.values()))
    fixes = fix_lines(fix for place in places for fix in place.fixes)
    if fixes:
        yield Paragraph(fixes)
    if not pressed:
        return
    digests = all(place.digest for place in places)
    yield Paragraph((plain(say("chat.answer.many_digest" if digests else "chat.answer.many")),))


def _shared(places: Sequence[Source]) -> str:
    """Return the number of the document that several places are all of."""
    numbers = {place.number for place in places}
    return numbers.pop() if len(places) > 1 and len(numbers) == 1 else ""


def _is_told(text: str, place: Source, told: set[str], answer: str) -> bool:
    """Tell whether what is read beside a quote stands above word for word: its row there, its column in the label."""
    return (text in told or (len(text) >= _TELLING and text in answer)) or any(
        f" {on_one_line(text)},".casefold() in f" {label},".casefold() for label in place.labels
    )


def quoted_source(
    place: Source, stock: Stock, *, more: Iterable[Line] = (), address: bool = True
) -> Iterator[Block]:
    """Yield a place with what is quoted of it, what is read beside it, and `more` lines.

    Of a digest the `address` of its original as well, which need not be told twice.
    """
    one = place.said[0] if len(place.said) == 1 else None
    whole = not any(each.part for each in place.said)
    head = _head(place, stock, [each.n for each in place.said] if one or (whole and not place.digest) else ())
    if place.digest:
        said: list[Line] = [(Run(str(each.n), "mark"), Run(f" {each.text.strip()}")) for each in place.said]
        if one:
            said = [plain(one.text.strip())]
        yield Paragraph((head, *said, *_grounds(place, address=address), *_around(place), *more))
        return
    if one:
        part = (plain(say("chat.source.part", part=one.part)),) if one.part else ()
        yield Paragraph((head, *part))
        yield Quoted(one.text)
    else:
        yield Paragraph((head,))
        for each in place.said:
            if not whole:
                yield Paragraph((_part(each),))
            yield Quoted(each.text)
    after = (*_around(place), *more)
    if after:
        yield Paragraph(after)


def _named(places: Sequence[Source], stock: Stock, number: str) -> Line:
    marks = [said.n for place in places for said in place.said]
    return _head(replace(places[0], number=number), stock, marks, bold=False)


def _head(place: Source, stock: Stock, marks: Sequence[int], *, bold: bool = True) -> Line:
    """Return the line that names a place, after the marks of what is quoted there."""
    runs = [Run(str(n), "mark") for n in marks]
    if runs:
        runs.append(Run(" "))
    url = stock.address(place.marked_url)
    label = begun(place.label)
    runs.append(linked(label, url) if url else Run(label, "bold" if bold else "plain"))
    if place.number:
        runs.append(Run(f", {place.number}"))
    if place.digest:
        runs += digest_mark(place.label)
    return tuple(runs)


def digest_mark(label: str) -> tuple[Run, ...]:
    """Return what says, after the label of a place of a digest, that these are not the document's own words."""
    named = say("chat.documents.short.digest") in label.casefold()
    return (Run(" · "), Run(say("chat.source.summary" if named else "chat.source.digest"), "italic"))


def _part(said: Said) -> Line:
    mark = Run(str(said.n), "mark")
    return (mark, Run(f" {say('chat.source.part', part=said.part)}")) if said.part else (mark,)


def _grounds(place: Source, *, address: bool) -> Iterator[Line]:
    if place.rests_on:
        yield plain(say("chat.source.rests_on", sources="; ".join(place.rests_on)))
    if place.original and address:
        yield address_line(say("chat.source.original"), place.original, verified=place.verified)


def address_line(name: str, url: str, *, verified: bool) -> Line:
    """Return a line that leads to an address outside, saying so where nobody has looked whether it is right."""
    unverified = () if verified else (Run(say("chat.source.unverified")),)
    return (Run(name), Run(urlsplit(url).netloc or url, "link", url), *unverified)


def _around(place: Source) -> tuple[Line, ...]:
    lines = list(fix_lines(place.fixes))
    if place.beside:
        quotes = " · ".join(say("chat.source.quote", text=on_one_line(text)) for text in place.beside)
        lines.insert(0, plain(say("chat.source.beside", quotes=quotes)))
    return tuple(lines)


def fix_lines(fixes: Iterable[Fix]) -> tuple[Line, ...]:
    """Return what was received and what it was made, a line each; what is only suspected on one line."""
    every = tuple(dict.fromkeys(fixes))
    lines = [plain(_fix(fix)) for fix in every if fix.confidence is Confidence.SURE]
    suspected = dict.fromkeys(
        on_one_line(fix.corrected) for fix in every if fix.confidence is not Confidence.SURE
    )
    if suspected:
        corrected = ", ".join(say("chat.source.quote", text=text) for text in suspected)
        lines.append(plain(say("chat.source.suspected", corrected=corrected)))
    return tuple(lines)


def _fix(fix: Fix) -> str:
    key = "fixed" if fix.corrected.strip() else "dropped"
    return say(f"chat.source.{key}", received=on_one_line(fix.received), corrected=on_one_line(fix.corrected))


def on_one_line(text: str) -> str:
    """Return what is told of a quote within a line: cells apart, lines joined."""
    return " ".join(text.strip().replace("\t", " · ").split())


def quote_actions(answer: Answer) -> tuple[tuple[Action, ...], ...]:
    """Return the buttons that show each quote, of many the first ones; their labels stand in the text."""
    key = "source" if len(answer.citations) <= _WORDED else "mark"
    cited = answer.citations[:_BUTTONS]
    return rows_of([Action(say(f"chat.button.{key}", n=one.n), quote_of(one)) for one in cited], 4)


def quote_of(citation: Citation) -> ShowQuote:
    """Return the action that shows what a citation quotes."""
    quote = citation.quote
    return ShowQuote(quote.provision, quote.span.start, quote.span.end, quote.label, check_of(quote.text))


def check_of(text: str) -> str:
    """Return a digest of characters, by which they are known again."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=6).hexdigest()


def short(text: str, most: int) -> str:
    """Return a text of one line, cut after a word where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]}…"


def place_action(answer: Answer, stock: Stock) -> tuple[tuple[Action, ...], ...]:
    """Return the button that opens the page of the place, where the answer has just one and pages are public."""
    places = sources(answer.citations)
    url = stock.address(places[0].marked_url) if len(places) == 1 else ""
    return ((Action(say("chat.button.open"), Open(url)),),) if url else ()
