"""The HTML parse mode, read as strictly as its documentation is written.

Source: Bot API, "Formatting options" > "HTML style" (the tags, "All <, > and & symbols that are not a
part of a tag or an HTML entity must be replaced", "All numerical HTML entities are supported", "The
API currently supports only the following named HTML entities: &lt;, &gt;, &amp; and &quot;"), the rules
of nesting above it, and MessageEntity (offsets and lengths in UTF-16 code units). The wording of errors
is the server's. Where the server is silent and mends a text its own way (a stray &, an unknown
attribute, a link without an address, code in bold), the text breaks the documentation and is refused.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.telegram_bot.emulator.refused import Refused

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
ATTRIBUTES = {
    "a": "href",
    "span": "class",
    "tg-emoji": "emoji-id",
    "code": "class",
    "blockquote": "expandable",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LITERAL = {"pre", "code"}
WHOLE = {"text_link", "text_mention", "custom_emoji"}
QUOTES = {"blockquote", "expandable_blockquote"}

_ENTITY = re.compile(r"&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));", re.IGNORECASE)
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""([^\s=>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?""")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")


@dataclass(frozen=True, slots=True)
class Entity:
    """A run of a message that is shown in its own way; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    argument: str = ""  # the address, the language, the id of an emoji

    @property
    def end(self) -> int:
        return self.offset + self.length

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        key = {"text_link": "url", "pre": "language", "custom_emoji": "custom_emoji_id"}.get(self.type)
        if self.type == "text_mention":
            return body | {"user": {"id": int(self.argument), "is_bot": False, "first_name": "?"}}
        return body | ({key: self.argument} if key and self.argument else {})


@dataclass(slots=True)
class _Open:
    tag: str
    type: str
    offset: int
    argument: str
    at: int  # byte offset of the tag, for errors


@dataclass(slots=True)
class _Reading:
    source: str
    text: list[str] = field(default_factory=list)
    offset: int = 0  # UTF-16 units of the text so far
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def add(self, characters: str) -> None:
        self.text.append(characters)
        self.offset += units(characters)

    def byte(self, position: int) -> int:
        return len(self.source[:position].encode(errors="replace"))

    def refuse(self, saying: str, position: int) -> Refused:
        return refusal(f"{saying} at byte offset {self.byte(position)}")


def units(text: str) -> int:
    """How many UTF-16 code units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)


def refusal(saying: str) -> Refused:
    return Refused(f"Bad Request: can't parse entities: {saying}")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The text and the entities of a message in HTML, in the order of their offsets; or Refused."""
    reading = _Reading(source)
    position = 0
    while position < len(source):
        if source.startswith("</", position):
            position = _close(reading, position)
        elif source[position] == "<":
            position = _open(reading, position)
        else:
            position = _plain(reading, position)
    if reading.stack:
        raise refusal(f'Can\'t find end tag corresponding to start tag "{reading.stack[-1].tag}"')
    reading.entities.sort(key=lambda entity: (entity.offset, -entity.length))
    return "".join(reading.text), reading.entities


def _plain(reading: _Reading, position: int) -> int:
    character = reading.source[position]
    if character == "&":
        found = _ENTITY.match(reading.source, position)
        decoded = _decoded(found) if found else None
        if found is None or decoded is None:
            raise reading.refuse('Unescaped "&"', position)
        reading.add(decoded)
        return found.end()
    if character == ">":
        raise reading.refuse('Unescaped ">"', position)
    end = position
    while end < len(reading.source) and reading.source[end] not in "<>&":
        end += 1
    reading.add(reading.source[position:end])
    return end


def _decoded(found: re.Match[str]) -> str | None:
    if found[3]:
        return NAMED.get(found[3])  # only in lower case
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else None


def _open(reading: _Reading, start: int) -> int:
    source = reading.source
    name = _NAME.match(source, start + 1)
    tag = name[0].lower() if name else ""
    end = name.end() if name else start
    if end >= len(source):
        raise reading.refuse("Unclosed start tag", start)
    if tag not in TAGS:
        raise reading.refuse(f'Unsupported start tag "{tag}"', start)
    attributes: dict[str, str | None] = {}
    while True:
        while source[end : end + 1].isspace():
            end += 1
        if end >= len(source):
            raise reading.refuse("Unclosed start tag", start)
        if source[end] == ">":
            break
        found = _ATTRIBUTE.match(source, end)
        if not found:
            raise reading.refuse(f'Empty attribute name in the tag "{tag}"', start)
        values = (value for value in found.groups()[1:] if value is not None)
        attributes[found[1].lower()] = next(values, None)
        end = found.end()
    opened = _Open(tag, TAGS[tag], reading.offset, "", start)
    _read_attributes(reading, opened, attributes)
    _check_place(reading, opened)
    reading.stack.append(opened)
    return end + 1


def _read_attributes(reading: _Reading, opened: _Open, attributes: dict[str, str | None]) -> None:
    known = ATTRIBUTES.get(opened.tag)
    if strange := set(attributes) - {known}:
        raise reading.refuse(f'Unexpected attribute "{min(strange)}" in the tag "{opened.tag}"', opened.at)
    value = _unescaped(reading, attributes.get(known or "") or "", opened.at)
    if opened.tag == "span" and value != "tg-spoiler":
        raise reading.refuse('Tag "span" must have class "tg-spoiler"', opened.at)
    if opened.tag == "tg-emoji" and not (value.isdecimal() and value.isascii() and int(value)):
        raise refusal("Invalid custom emoji identifier specified")
    if opened.tag == "blockquote" and "expandable" in attributes:
        opened.type = "expandable_blockquote"
    if opened.tag == "code" and attributes:
        value = _language(reading, opened, value)
    if opened.tag == "a":
        if user := _USER_LINK.fullmatch(value):
            opened.type, value = "text_mention", user[1]
        elif not is_link(value):
            raise reading.refuse(f'Wrong address "{value}" in the tag "a"', opened.at)
    if opened.tag in {"a", "tg-emoji", "code"}:
        opened.argument = value


def _language(reading: _Reading, opened: _Open, value: str) -> str:
    if not (value.startswith("language-") and reading.stack and reading.stack[-1].tag == "pre"):
        raise reading.refuse('A language is named by "code" directly in "pre"', opened.at)
    return value.removeprefix("language-")


def _unescaped(reading: _Reading, value: str, at: int) -> str:
    if re.sub(_ENTITY, "", value).count("&") or "<" in value or ">" in value:
        raise reading.refuse("Unescaped character in an attribute", at)
    return _ENTITY.sub(lambda found: _decoded(found) or "\ufffd", value)


def is_link(address: str) -> bool:
    """Whether Telegram makes a link of an address: http, https with a dot in the host, tg, mailto, tel."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        valid_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    if re.search(r"[\s\x00-\x20]", address):
        return False
    if parts.scheme in {"http", "https"}:
        return "." in host.strip(".") and valid_port
    return parts.scheme in {"tg", "mailto", "tel"} and len(address) > len(parts.scheme) + 1


def _check_place(reading: _Reading, opened: _Open) -> None:
    for around in reading.stack:
        pair = (around.type in LITERAL and {around.tag, opened.tag} == LITERAL) and (
            opened.offset == around.offset and reading.stack[-1] is around
        )
        wrong = (
            (around.type in LITERAL and not pair)
            or (opened.type in LITERAL and around.type not in QUOTES and not pair)
            or (around.type in WHOLE and opened.type in WHOLE | QUOTES)
            or (around.type in QUOTES and opened.type in QUOTES)
        )
        if wrong:
            raise reading.refuse(f'"{opened.tag}" can\'t be inside "{around.tag}"', opened.at)


def _close(reading: _Reading, start: int) -> int:
    found = re.compile(r"</([^\s>]*)\s*(>?)").match(reading.source, start)
    if not reading.stack:
        raise reading.refuse("Unexpected end tag", start)
    if not found or not found[2]:
        raise reading.refuse("Unclosed end tag", start)
    opened = reading.stack[-1]
    name = found[1].lower()
    if name != opened.tag:
        saying = f'Unmatched end tag at byte offset {reading.byte(start)}, expected "</{opened.tag}>", '
        raise refusal(f'{saying}found "</{name}>"')
    reading.stack.pop()
    length = reading.offset - opened.offset
    if not length:
        return found.end()
    entity = Entity(opened.type, opened.offset, length, opened.argument)
    last = reading.entities[-1] if reading.entities else None
    if last and {last.type, entity.type} == LITERAL and last.offset == entity.offset:
        if last.length != length:
            raise reading.refuse('"code" in "pre" must be all of it', start)
        reading.entities[-1] = Entity("pre", entity.offset, length, last.argument or entity.argument)
    else:
        reading.entities.append(entity)
    return found.end()
