"""An answer as a chat shows it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.wording import say
from tests.telegram_bot.emulator import Message
from tests.telegram_bot.shown import HEADINGS, Cited, Shown, flat, small

_SOURCES, _NEAREST = say("chat.answer.sources"), say("chat.answer.nearest")
_WHOM = say("chat.answer.whom")
_DIGESTS = tuple(f" · {say(key)}" for key in ("chat.source.digest", "chat.source.summary"))
_MARKED = re.compile(r"((?:\[\d+\])+) ?")


def in_chat(text: str) -> str:
    """Return a quote as a chat shows it: a wide blank between its cells, everything else as it is."""
    return text.strip("\n").replace("\t", "\u2003")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chat, or a whole quote; bold where all of it is."""

    text: str
    bold: bool = False
    quote: bool = False


def lines_of(messages: Sequence[Message]) -> list[Line]:
    """Return the lines of messages in order, those of which something is seen."""
    return [line for one in messages for line in _lines(one)]


def _lines(message: Message) -> Iterator[Line]:
    raw = message.text.encode("utf-16-le")
    bold = {one.offset: one.length for one in message.entities if one.type == "bold"}
    at = 0
    quotes = [one for one in message.entities if "blockquote" in one.type]
    for quote in (*sorted(quotes, key=lambda one: one.offset), None):
        start = quote.offset if quote else len(raw) // 2
        for line in raw[2 * at : 2 * start].decode("utf-16-le").split("\n"):
            length = len(line.encode("utf-16-le")) // 2
            if line.strip("\u2060 "):
                yield Line(line, bold=bold.get(at) == length)
            at += length + 1
        if quote:
            at = start + quote.length
            yield Line(raw[2 * start : 2 * at].decode("utf-16-le"), quote=True)


def _is_head(line: Line) -> bool:
    return line.bold and (line.text in {_SOURCES, _NEAREST, _WHOM} or line.text.startswith(f"{_SOURCES}: "))


def of_chat(answer: Sequence[Message], sources: Sequence[Message]) -> Shown:
    """Read the messages of an answer, and of what /nguon shows of it."""
    lines = lines_of(answer)
    heads = [n for n, line in enumerate(lines) if _is_head(line)]
    parts = {lines[at].text: lines[at + 1 : end] for at, end in pairwise((*heads, len(lines)))}
    before = lines[: heads[0] if heads else len(lines)]
    status = HEADINGS[before.pop(0).text] if before[0].bold and before[0].text in HEADINGS else ""
    digests_only = before[0].text == say("chat.answer.digests_only")
    if digests_only:
        del before[0]
    told = say("chat.answer.understood", text="")
    understood = [line for line in before if line.text.startswith(told)]
    said = tuple(flat(line.text.removeprefix("– ")) for line in before if line not in understood)
    cited = cited_in(lines_of(sources)[1:])
    # Where the first line says so itself, nothing more need say it.
    summary = say("chat.documents.short.digest") in said[0].casefold()
    return Shown(
        status=status or _plain_status(answer, cited),
        said=said,
        cited=cited,
        understood=flat("".join(line.text.removeprefix(told) for line in understood)),
        nearest=tuple(_chat_nearest(parts.get(_NEAREST, ()))),
        whom=flat(" ".join(line.text for line in parts.get(_WHOM, ()))),
        digests_only=digests_only or (summary and {one.kind for one in cited} == {"digest"}),
    )


def _plain_status(answer: Sequence[Message], cited: Sequence[Cited]) -> str:
    """Return the status of what has no heading: it answers, says by itself that the documents do not, or greets."""
    if not any(button.text == say("chat.button.right") for one in answer for button in one.buttons):
        return "greeting"
    return "answered" if cited else "not_found"


def sources_in(answer: Sequence[Message]) -> tuple[str, list[Line]]:
    """Return the lines under the heading of the sources, and the number of the document that it names."""
    lines = lines_of(answer)
    starts = [n for n, line in enumerate(lines) if _is_head(line) and line.text.startswith(_SOURCES)]
    if not starts:
        return "", []
    return lines[starts[0]].text.removeprefix(_SOURCES).removeprefix(": "), lines[starts[0] + 1 :]


def cited_in(lines: Sequence[Line], number: str = "") -> tuple[Cited, ...]:
    """Read sources with their quotes: a line that names a place, then each number's part and its quote.

    `number` is that of the document, where it is not told again with each place.
    """
    sources = _Sources(f", {number}" if number else "")
    for line, following in zip(lines, (*lines[1:], Line("")), strict=False):
        sources.read(line, following)
    return tuple(sources.found)


@dataclass(slots=True)
class _Sources:
    """What was read of sources so far: the place that is being told, and the numbers whose quotes come next."""

    shared: str
    found: list[Cited] = field(default_factory=list)
    place: str = ""
    digest: bool = False
    numbers: list[int] = field(default_factory=list)
    part: str = ""

    def read(self, line: Line, following: Line) -> None:
        mark = _MARKED.match(line.text)
        if line.quote:
            self._quote(line.text)
        elif mark:
            numbers = [int(n) for n in re.findall(r"\d+", mark[1])]
            self._marked(numbers, line.text[mark.end() :], following)
        elif line.text.endswith(_DIGESTS):
            self.place, self.digest = _without_digest(line.text), True
        elif self.numbers:
            self.part = line.text.removesuffix(":")
        elif following.quote or _MARKED.match(following.text):
            self.place, self.digest = line.text, False

    def _quote(self, text: str) -> None:
        if self.numbers:
            self._add(self.numbers.pop(0), "verbatim", text)
        else:
            # The rest of a quote that takes more than one message.
            self.found[-1] = replace(self.found[-1], text=self.found[-1].text + text)
        self.part = ""

    def _marked(self, numbers: list[int], text: str, following: Line) -> None:
        if text.endswith(_DIGESTS):
            self.place, self.digest = _without_digest(text), True
            self._add(numbers[0], "digest", following.text)
        elif self.digest and not following.quote:
            self._add(numbers[0], "digest", text)
        else:
            self.numbers = numbers
            if text.endswith(":"):
                self.part = text.removesuffix(":")
            elif text:
                self.place, self.digest = text, False

    def _add(self, n: int, kind: str, text: str) -> None:
        label, _, number = f"{self.place}{self.shared}".rpartition(", ")
        part = f", {self.part}" if self.part else ""
        self.found.append(Cited(n, small(f"{label}{part}, {number}"), kind, text))


def _without_digest(text: str) -> str:
    return next(text.removesuffix(one) for one in _DIGESTS if text.endswith(one))


def _chat_nearest(lines: Sequence[Line]) -> Iterator[tuple[str, str, str]]:
    for line, following in pairwise(lines):
        place = re.sub(r"^\d+\. ", "", line.text)
        if following.quote:
            yield small(place.rpartition(", ")[0]), "verbatim", following.text
        elif place.endswith(_DIGESTS):
            yield small(_without_digest(place).rpartition(", ")[0]), "digest", following.text
