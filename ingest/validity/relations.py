"""Other documents that the text names: their numbers as printed, and what is done to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.library.nouns import Provision, Relation, Span
from ingest.identity.dates import DAY, day_of
from ingest.identity.document_number import NUMBER, closed, same_number
from ingest.identity.kinds import CONSOLIDATED, KINDS, NAMES, UPPER, kind_named, kind_of_number
from ingest.validity.acts import Act, Kind, acts_in, lead_in
from ingest.validity.parts import own_words

__all__ = ["NUMBER", "Kind", "relations_of"]

_DATED = re.compile(rf",?\s*{DAY}", re.IGNORECASE)
_LAW = r"(?:Bộ luật|Luật|Pháp lệnh)\s"
_LAW_DATED = re.compile(rf"(?P<name>{_LAW}(?:(?!\bsố \d|\bngày\s\d|[;:.]).)+?),?\s+{DAY}", re.DOTALL)
_LAW_NUMBERED = re.compile(
    rf"(?P<name>{_LAW}(?:(?!\bsố \d|\bngày\s\d|\b{_LAW}|[;:.]).)+?)\s+số\s+(?P<number>{NUMBER.pattern})",
    re.DOTALL,
)
_CARRIES_OUT = re.compile(
    rf"(?<!hướng dẫn )(?:thực hiện|triển khai)\s+(?:{NAMES})(?:\s+hành động)?\s+(?:số\s+)?$", re.IGNORECASE
)
_SAYS_DETAILS = re.compile(
    r"\s*(?:Quy định chi tiết|Hướng dẫn|Quy định (?:một số )?biện pháp thi hành|Quy định về hướng dẫn)\b",
    re.IGNORECASE,
)
_SAYS_CHANGES = re.compile(
    r"\s*(?:Sửa đổi|Bổ sung|Cập nhật|Bãi bỏ|Thay thế|Đính chính|Điều chỉnh)\b", re.IGNORECASE
)
_CHANGES_LAW = re.compile(
    rf"\s*Sửa đổi(?:,? bổ sung)?\s+(?:một số (?:điều|nội dung)\s+)?(?:của\s+)?{_LAW}", re.IGNORECASE
)
_TITLE = re.compile(rf"^(?:{'|'.join(kind.name.upper() for kind in KINDS)})\b[^\S\n]*\n?", re.MULTILINE)
_SENTENCE = re.compile(rf"(?<=\.)\s+(?=[{UPPER}\d])|\n")
_BY_ARTICLE = re.compile(r"d\d+[a-z]*(?:~\d+)?(?:\.k?\d+[a-z]*)?(?:\.[a-zđ]{1,2}\d?)?")
_OF_SCOPE = re.compile(r"Điều\s+\d+\w?\s*[.:]\s*(?:Phạm vi|Đối tượng) (?:điều chỉnh|áp dụng)", re.IGNORECASE)
"""What an article says of its scope is done to no other document."""
_OF_ACTS = re.compile(r"sửa đổi|bổ sung|bãi bỏ|thay thế|hiệu lực|điều khoản thi hành", re.IGNORECASE)
_FOREWORD = frozenset({"basis", "letterhead", "paragraph", "enacting"})
_FARTHEST = 220


def relations_of(provisions: Sequence[Provision], *, number: str, kind: str = "") -> tuple[Relation, ...]:
    """Return a relation for every other document's number in the text, in order; its own is left out.

    Laws that the legal basis names with a day and no number are there by their names. What is said of
    others in quoted law, annexes and tables is somebody else's doing, and only mentions them here; so is
    all that a consolidated text says.
    """
    reading = _Reading(
        provisions, is_consolidated=(kind_named(kind) or kind_of_number(number)) is CONSOLIDATED
    )
    found = (relation for provision in provisions for relation in reading.of(provision))
    return tuple(one for one in found if not same_number(one.to, number))


@dataclass(slots=True)
class _Reading:
    """One pass over the provisions, with what earlier ones give to later ones."""

    provisions: Sequence[Provision]
    is_consolidated: bool
    own: frozenset[str] = field(init=False)
    laws: Mapping[str, tuple[str, date | None]] = field(init=False)
    articles: Mapping[str, str] = field(init=False)
    leads: dict[str, Kind] = field(default_factory=dict)
    beside: dict[str, Kind] = field(default_factory=dict)
    begun: bool = False

    def __post_init__(self) -> None:
        self.own = frozenset(p.id for p in own_words(self.provisions))
        self.laws = dict(_laws_named(self.provisions))
        self.articles = {p.path: p.text for p in self.provisions if p.id in self.own and "." not in p.path}

    def of(self, provision: Provision) -> Iterator[Relation]:
        text = provision.text
        self.begun = self.begun or provision.kind not in _FOREWORD
        acts = {} if self.is_consolidated or provision.id not in self.own else self._acts(provision)
        placed: list[Relation] = []
        for found in NUMBER.finditer(text):
            act = acts.get(found.start()) or Act(found.start(), "cites")
            dated = _DATED.match(text, found.end())
            placed.append(
                _relation(
                    provision, found.span(), act, closed(found.group()), day_of(dated) if dated else None
                )
            )
        if provision.id in self.own and not self.begun:
            placed += self._by_name(provision)
        yield from sorted(placed, key=lambda one: one.span.start if one.span else 0)

    def _acts(self, provision: Provision) -> dict[int, Act]:
        """Return what the provision does, by where the number stands in its text."""
        title = _title_at(provision) if provision.kind == "letterhead" else None
        if title is not None:
            return {act.start: act for act in _title_acts(provision.text, title)}
        if not self.begun:
            return _carried_out(provision.text)
        if _OF_SCOPE.match(self.articles.get(provision.path.partition(".")[0], "")):
            return {}
        may_begin = self._may_act(provision)
        inherited = self._lead(provision, lead_in(provision.text, may_begin=may_begin))
        acts: dict[int, Act] = {}
        for start, sentence in _sentences(provision.text):
            for act in acts_in(sentence, may_begin=may_begin, inherited=inherited):
                acts[start + act.start] = Act(start + act.start, act.kind, act.place, act.since)
        return acts

    def _lead(self, provision: Provision, own: Kind | None) -> Kind | None:
        """Return what the lead-in above does to the documents that the provision names; note its `own` lead-in."""
        parent = provision.parent or ""
        is_paragraph = provision.kind == "paragraph"
        if is_paragraph:
            self.beside.pop(parent, None)  # the list that an earlier one leads in is over
        if own:
            lists, place = (self.beside, parent) if is_paragraph else (self.leads, provision.id)
            lists[place] = own
        inherited = (None if is_paragraph else self.beside.get(parent)) or self.leads.get(parent)
        if inherited and provision.kind == "point":
            self.leads[provision.id] = inherited  # a point may name several, a paragraph each
        return inherited

    def _may_act(self, provision: Provision) -> bool:
        """Tell whether a sentence without a subject may be the document's own act there, and not a task it gives."""
        if not _BY_ARTICLE.fullmatch(provision.path):
            return False
        article = provision.path.partition(".")[0]
        return article == provision.path or _OF_ACTS.search(self.articles.get(article, "")) is not None

    def _by_name(self, provision: Provision) -> Iterator[Relation]:
        """Yield the laws that the legal basis names by their day alone, and the law that the title gives details of."""
        text = provision.text
        if provision.kind != "letterhead" or _title_at(provision) is None:
            for found in _LAW_DATED.finditer(text):
                cited = Act(found.start("name"), "cites")
                yield _relation(provision, found.span("name"), cited, found["name"], day_of(found))
            return
        title = _title_at(provision) or 0
        kind = _kind_by_name(text, title)
        if self.is_consolidated or kind is None:
            return
        for name in sorted(self.laws, key=len, reverse=True):
            loose = r"\s+".join(map(re.escape, name.split()))
            said = re.compile(rf"{loose}(?!\w)", re.IGNORECASE).search(text, title)
            if said and said.start() - title < _FARTHEST:
                to, on = self.laws[name]
                yield _relation(provision, said.span(), Act(said.start(), kind), to, on)
                return


def _relation(provision: Provision, span: tuple[int, int], act: Act, to: str, on: date | None) -> Relation:
    return Relation(
        document=provision.document,
        provision=provision.id,
        kind=act.kind,
        to=" ".join(to.split()),
        on=on,
        span=Span(provision.start + span[0], provision.start + span[1]),
        place=act.place,
        since=act.since,
    )


def _laws_named(provisions: Sequence[Provision]) -> Iterator[tuple[str, tuple[str, date | None]]]:
    """Yield each law that the legal basis names, with its number, or its name where it has only a day."""
    for provision in provisions:
        if provision.kind not in _FOREWORD:
            return
        for found in _LAW_DATED.finditer(provision.text):
            name = " ".join(found["name"].split())
            yield name, (name, day_of(found))
        for found in _LAW_NUMBERED.finditer(provision.text):
            yield " ".join(found["name"].split()), (found["number"], None)


def _title_at(provision: Provision) -> int | None:
    found = _TITLE.search(provision.text)
    return found.end() if found else None


def _title_acts(text: str, title: int) -> Iterator[Act]:
    """Yield what a title says that its document does: its first verb takes what follows it at once."""
    if _SAYS_CHANGES.match(text, title):
        for act in acts_in(text[title:], may_begin=True):
            yield Act(title + act.start, act.kind, act.place)
    elif _SAYS_DETAILS.match(text, title):
        guided = _numbered_object(text, title)
        if guided is not None:
            yield Act(guided, "guides")
    yield from _carried_out(text, title).values()


def _kind_by_name(text: str, title: int) -> Kind | None:
    """Return what a title does to a law that it names without its number, or None."""
    if _SAYS_DETAILS.match(text, title) and _numbered_object(text, title) is None:
        return "guides"
    if _CHANGES_LAW.match(text, title) and not any(_title_acts(text, title)):
        return "amends"
    return None


def _numbered_object(text: str, title: int) -> int | None:
    """Return where the number stands of the document that a title gives details of, if it is numbered."""
    found = NUMBER.search(text, title)
    if found is None or found.start() - title > _FARTHEST:
        return None
    between = text[title : found.start()]
    return None if re.search(r"(?<!kèm )\btheo\s+(?:\w+\s+){1,3}số\s*$|sửa đổi", between) else found.start()


def _carried_out(text: str, start: int = 0) -> dict[int, Act]:
    """Return the documents that a title or foreword says are carried out ("thực hiện Nghị quyết số …")."""
    acts = {}
    for found in NUMBER.finditer(text, start):
        before = text[start : found.start()]
        if _CARRIES_OUT.search(before) and (start or re.match(r"\s*(?:Thực hiện|Triển khai)\b", text)):
            acts[found.start()] = Act(found.start(), "implements")
            if not start:
                break
    return acts


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for cut in _SENTENCE.finditer(text):
        yield at, text[at : cut.start()]
        at = cut.end()
    yield at, text[at:]
