"""From when a document is in force and until when, as its own clauses say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.library.nouns import Day, Provision
from ingest.identity.dates import ADOPTED, DAY, day_in, day_of
from ingest.identity.kinds import CONSOLIDATED, NAMES, UPPER, kind_named
from ingest.validity.parts import own_words, speaks_of_effect

SELF = rf"(?:{NAMES}|[Vv]ăn bản) này"
_TAKES_EFFECT = re.compile(
    rf"(?<!ngày )(?<!khi )(?<!điểm )(?<!trước )(?P<who>{SELF}) (?:chính thức )?"
    r"có hiệu lực(?: thi hành| pháp luật)?,?\s+(?:trong việc (?:(?!hiệu lực)[^.;:]){1,300}?\s)?"
    r"(?P<when>(?:kể\s+)?(?:từ|sau)\b.*)",
    re.DOTALL | re.IGNORECASE,
)
_OF_PART = re.compile(
    r"(?:quy định|điều|khoản|điểm|mục|chương|phụ lục|nội dung)\b.{0,400}?có hiệu lực(?: thi hành)?\s+(?:kể\s+)?từ\s+",
    re.DOTALL | re.IGNORECASE,
)
_IN_PART = re.compile(r"\b(?:quy định|điều|khoản|điểm|mục|chương|phụ lục|nội dung)\b", re.IGNORECASE)
_ENDS = re.compile(
    rf"(?P<who>{SELF}) hết hiệu lực(?: thi hành)?\s+(?:kể\s+)?từ\s+{DAY}|"
    rf"^{SELF}\s(?:được\s)?(?:thực hiện|áp dụng)\s+(?P<span>trong (?:thời (?:hạn|gian) )?\d+ (?:năm|tháng))",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"đến\s+(?P<whole>hết\s+)?{DAY}", re.IGNORECASE)
_FROM_DAY = re.compile(rf"(?:kể\s+)?từ\s+(?:\d+\s*(?:giờ|h)\s*(?:\d+\s*(?:phút\s*)?)?)?{DAY}", re.IGNORECASE)
_FROM_SIGNING = re.compile(r"(?:kể\s+)?từ\s+ngày\s+(?:được\s+)?(?:ký|ban hành)\b", re.IGNORECASE)
_AFTER_SIGNING = re.compile(
    r"(?:kể\s+từ\s+|từ\s+)?sau\s+(?P<count>\d+)\s*(?:\([^)]*\)\s*)?ngày,?\s+(?:kể\s+)?từ\s+ngày\s+(?:ký|ban hành)\b",
    re.IGNORECASE,
)
_FROM_ADOPTION = re.compile(r"(?:kể\s+)?từ\s+ngày\s+(?:được\s+)?(?:[^.;]{0,60}\s)?thông qua\b", re.IGNORECASE)
_OF_PARTY = re.compile(r"[-/](?:TW|TU|ĐU|HU|ThU|QU)(?=[-/]|$)|[-/]BCĐ")
_SENTENCE = re.compile(rf"(?<=[.;])\s+(?=[{UPPER}\d])|\n")


@dataclass(frozen=True, slots=True)
class Effect:
    """When a document applies: from and to (the first day on which it no longer does), and what says so.

    `places` are the ids of the provisions that say it, `exceptions` the sentences that give parts of the
    document another day, each with its provision. None is for documents that have no such day.
    """

    starts: Day = None
    ends: Day = None
    places: tuple[str, ...] = ()
    exceptions: tuple[tuple[str, str], ...] = ()


def effect_of(
    provisions: Sequence[Provision], *, kind: str, number: str = "", signed_on: date | None = None
) -> Effect:
    """Return when the document applies; "unknown" where a kind that must say it does not, None where none need.

    A consolidated text has no day of its own: the days it prints are of the documents it puts together.
    """
    known = kind_named(kind)
    if known is CONSOLIDATED:
        return Effect()
    must_say = known is not None and known.has_effect and not _OF_PARTY.search(number)
    starts: Day = "unknown" if must_say else None
    ends: Day = None
    places: list[str] = []
    exceptions: list[tuple[str, str]] = []
    own = own_words(provisions)
    adopted = next((day_of(found) for p in own if (found := ADOPTED.search(p.text))), None)
    for provision, sentence in _sentences(own):
        found = _TAKES_EFFECT.search(sentence)
        if found and not _IN_PART.search(sentence[: found.start()]):
            if places:
                continue
            places.append(provision.id)
            starts = _start(found["when"], signed_on, adopted)
            ends = _end(found["when"]) or ends
            if re.search(r"\btrừ\b", found["when"]):
                exceptions.append((provision.id, sentence))
        elif _OF_PART.match(sentence) and day_in(sentence) and _beside(provision, places, provisions):
            exceptions.append((provision.id, sentence))
        else:
            ended = _ENDS.search(sentence)
            if ended:
                ends = ends or (day_of(ended) if ended["day"] else "unknown")
    return Effect(starts, ends, _named(places, provisions), tuple(exceptions))


def _sentences(provisions: Sequence[Provision]) -> Iterator[tuple[Provision, str]]:
    for provision in provisions:
        for sentence in _SENTENCE.split(provision.text):
            plain = re.sub(r"^\W*(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]\))\s*", "", sentence.strip())
            if "hiệu lực" in plain or "thực hiện" in plain:
                yield provision, " ".join(plain.split())


def _start(when: str, signed_on: date | None, adopted: date | None) -> Day:
    found = _FROM_DAY.match(when)
    if found:
        return day_of(found) or "unknown"
    if _FROM_SIGNING.match(when):
        return signed_on or "unknown"
    later = _AFTER_SIGNING.match(when)
    if later:
        return signed_on + timedelta(days=int(later["count"])) if signed_on else "unknown"
    return adopted or "unknown" if _FROM_ADOPTION.match(when) else "unknown"


def _end(when: str) -> Day:
    """Return the first day on which the document no longer applies, of a clause that gives its last day."""
    found = _UNTIL.search(when)
    if found is None:
        return "unknown" if re.search(r"\btrong (?:thời hạn )?\d+ (?:năm|tháng)\b", when) else None
    last = day_of(found)
    if last is None:
        return "unknown"
    after = last + timedelta(days=1)
    return after if found["whole"] or after.day == 1 else "unknown"


def _beside(provision: Provision, places: Sequence[str], provisions: Sequence[Provision]) -> bool:
    """Tell whether the provision stands under the same heading as one that says when the document applies."""
    parents = {p.id: p.parent for p in provisions}
    return any(provision.id == place or provision.parent in {place, parents[place]} for place in places)


def _named(places: Sequence[str], provisions: Sequence[Provision]) -> tuple[str, ...]:
    """Return the articles of effect, where the provisions stand under a heading that says that they are."""
    by_id = {p.id: p for p in provisions}
    named = []
    for place in places:
        parent = by_id.get(by_id[place].parent or "")
        named.append(parent.id if parent and speaks_of_effect(parent.text) else place)
    return tuple(dict.fromkeys(named))
