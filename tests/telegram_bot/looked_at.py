"""What a card's messages must show, worked out from the card alone, and what is wrong with those it has."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from bot.cards.actions import Does, Open
from bot.cards.card import Block, Card, Facts, Heading, Line, Listed, Paragraph, Quoted, Run, text_of
from bot.telegram_bot.rendering.callback import Names, does_of
from bot.telegram_bot.rendering.message import Outgoing
from bot.telegram_bot.rendering.printing import messages
from tests.telegram_bot.emulator.refused import Refused
from tests.telegram_bot.emulator.rules import Parsed, checked_keyboard, checked_message
from tests.telegram_bot.random_cards import HEADING_SIGN

GOES_ON, CONTINUED = "(còn tiếp)", "(tiếp theo)"
_GOOD = ("https://chinhphu.vn/", "http://10.0.0.1:", "https://a.vn/x")
_TYPES = {"bold": "bold", "italic": "italic", "text_link": "link", "expandable_blockquote": "quote"}

Span = tuple[str, str, str]
"""Characters in one style: characters, style, address."""


def squeezed(text: str) -> str:
    """Only the characters that are seen."""
    return "".join(filter(str.isprintable, text)).replace(" ", "")


def _shown(line: Line) -> bool:
    return any(
        unicodedata.category(c)[0] in "LNPS" for run in line for c in squeezed(run.text) + "[" * _mark(run)
    )


def _mark(run: Run) -> bool:
    return run.style == "mark"


def _spans(line: Line, *, bold: bool = False) -> Iterator[Span]:
    if not _shown(line):
        return
    for run in line:
        if run.style == "link" and run.url.startswith(_GOOD) and len(run.url) < 2000:
            yield run.text, "link", run.url
        elif run.style == "mark":
            yield f"[{run.text}]", "bold" if bold else "plain", ""
        else:
            style = run.style if run.style != "link" else "plain"
            yield run.text, "bold" if bold else style, ""


def _asked(block: Block) -> Iterator[Span]:
    match block:
        case Heading(line):
            yield from _spans(line, bold=True)
        case Paragraph(lines):
            for line in lines:
                yield from _spans(line)
        case Listed(lines):
            for line in filter(_shown, lines):
                yield "–", "plain", ""
                yield from _spans(line)
        case Facts(pairs):
            for name, line in pairs:
                yield f"{name}:", "plain", ""
                yield from _spans(line)
        case Quoted(text):
            if _shown((Run(arriving(text)),)):
                yield arriving(text), "quote", ""


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans with only what is seen, those of one style together."""
    seen = [(squeezed(text), style, url) for text, style, url in spans]
    return [
        ("".join(text for text, *_ in group), *key)
        for key, group in groupby((span for span in seen if span[0]), key=lambda span: span[1:])
    ]


def _printed(parsed: Parsed) -> Iterator[Span]:
    """The spans of a message, without what says that a quote goes on."""
    coded = parsed.text.encode("utf-16-le")
    at = 0
    for entity in sorted(parsed.entities, key=lambda entity: entity.offset):
        assert entity.type in _TYPES, f"an entity {entity.type}"
        assert entity.offset * 2 >= at, "entities one in another"
        yield coded[at : entity.offset * 2].decode("utf-16-le"), "plain", ""
        text = coded[entity.offset * 2 : entity.end * 2].decode("utf-16-le")
        at = entity.end * 2
        if entity.type != "italic" or text not in {GOES_ON, CONTINUED}:
            yield text, _TYPES[entity.type], entity.argument
    yield coded[at:].decode("utf-16-le"), "plain", ""


def _quotes(printed: Sequence[Parsed]) -> list[str]:
    """The quotes of all messages, what was parted put together."""
    quotes: list[str] = []
    for parsed in printed:
        goes_on = parsed.text.startswith(CONTINUED + "\n")
        for quote in parsed.of("expandable_blockquote"):
            quotes.append(quotes.pop() + quote if goes_on else quote)
            goes_on = False
    return quotes


def arriving(quote: str) -> str:
    """A quote's characters, less what Telegram does not take."""
    quote = re.sub("[\u2028\u2029]", "\n", quote.replace("\r\n", "\n").replace("\r", "\n"))
    quote = re.sub("[\u202a-\u202e]", "", quote)
    quote = quote.replace("\t", "\u2003")  # cells of a table stay apart
    return re.sub("[\x00-\x09\x0b-\x1f]", " ", re.sub("[\ud800-\udfff]", "\ufffd", quote))


def parsed_messages(card: Card) -> tuple[tuple[Outgoing, ...], list[Parsed], Names]:
    """A card's messages, each as the rules of the Bot API have it; Refused where they do not have one."""
    names = Names()
    sent = messages(card, name_of=names)
    return sent, [checked_message(one.html, caption=one.photo is not None) for one in sent], names


def markup(one: Outgoing) -> dict[str, object]:
    """A message's buttons, as they are sent."""
    rows = [
        [{"text": b.text} | ({"url": b.url} if b.url else {"callback_data": b.data}) for b in row]
        for row in one.keyboard
    ]
    return {"inline_keyboard": rows}


def what_is_wrong(card: Card) -> str:
    """What is wrong with the messages of a card; empty where nothing is."""
    try:
        sent, printed, names = parsed_messages(card)
        for one in sent:
            checked_keyboard(markup(one))
    except Refused as refused:
        return f"refused: {refused}"
    return (
        _wrong_text(card, sent, printed)
        or _wrong_pages(card, sent, printed)
        or _wrong_borders(card, printed)
        or (_wrong_buttons(card, sent[-1], names) if sent else "")
    )


def _wrong_text(card: Card, sent: Sequence[Outgoing], printed: Sequence[Parsed]) -> str:
    blocks = card.blocks
    if card.picture and not blocks:
        blocks = (Paragraph(((Run(card.picture.alternative),),)),)
    asked = _joined(span for block in blocks for span in _asked(block))
    got = _joined(span for parsed in printed for span in _printed(parsed))
    if sum(map(len, card.actions)) > 30 and got and got[-1] != (asked or [None])[-1]:
        said = got.pop()[0]
        said = said[: said.rindex("Còn")]
        got += [(said, "plain", "")] if said else []
    if asked != got:
        wrong = next(
            (pair for pair in zip(asked, got, strict=False) if pair[0] != pair[1]), "one of them ends"
        )
        return f"other text: {wrong!r}"
    quotes = [arriving(b.text) for b in blocks if isinstance(b, Quoted)]
    quotes = [quote for quote in quotes if _shown((Run(quote),))]
    if _quotes(printed) != quotes:
        return f"other quotes: {_quotes(printed)!r}"
    plain = [parsed.text for parsed in printed]
    return "" if [one.plain for one in sent] == plain else f"other without tags: {plain!r}"


def _wrong_pages(card: Card, sent: Sequence[Outgoing], printed: Sequence[Parsed]) -> str:
    if any(len(one.html.encode()) > 12_000 for one in sent):
        return "more HTML than agreed"
    if any(one.plain != one.plain.strip() for one in sent):
        return "a blank at an end, which Telegram cuts off"
    if any(one.keyboard for one in sent[:-1]) or any(one.photo for one in sent[1:]):
        return "buttons or a picture at the wrong message"
    if card.picture and not (sent and sent[0].photo == card.picture.png):
        return "no picture"
    return ""


def _wrong_borders(card: Card, printed: Sequence[Parsed]) -> str:
    for parsed, following in pairwise(printed):
        if parsed.text.endswith(HEADING_SIGN) and HEADING_SIGN not in following.text.partition("\n")[0]:
            return f"a heading alone: {parsed.text[-100:]!r}"
        start = following.text.removeprefix(CONTINUED + "\n")[:1]
        if _continues_a_letter(start) and not any(line.strip().startswith(start) for line in text_of(card)):
            return f"a letter cut: {parsed.text[-9:]!r} {following.text[:9]!r}"
    return ""


def _continues_a_letter(character: str) -> bool:
    return character in {"\u200d", "\ufe0f"} or unicodedata.combining(character) > 0


def _wrong_buttons(card: Card, last: Outgoing, names: Names) -> str:
    asked: list[Does] = [action.does for row in card.actions for action in row]
    got: list[Does | None] = [
        Open(button.url) if button.url else does_of(button.data, names.kept.get)
        for row in last.keyboard
        for button in row
    ]
    able = [does for does in asked if _leads(does)]
    if got == able or (len(able) > 30 and len(got) > 30 and got == able[: len(got)]):
        return ""
    return f"other buttons: {got!r}"


def _leads(does: Does) -> bool:
    """Whether an action can have a button: half a letter is in no callback data."""
    if isinstance(does, Open):
        return does.url.startswith(_GOOD) and len(does.url) < 2000
    return not re.search(r"\\ud[89a-f]", repr(does))
