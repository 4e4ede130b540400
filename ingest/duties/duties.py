"""Who is given what: the duties that sentences give to those they address, or that stand under a name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.library.nouns import Duty, Provision, Role, Span
from assistant.library.reference import Agency
from ingest.duties.agencies import agency_id
from ingest.duties.clauses import HANDS_ON, Clause, clauses_of
from ingest.duties.headings import heading_agencies, item_agencies, prefix_agencies
from ingest.duties.partners import partners_of
from ingest.duties.scopes import Scope, scopes_of
from ingest.duties.verbs import inspecting_in, time_in
from ingest.structure.annex_words import FORM

_HOLDS_DUTIES = frozenset({"article", "item", "clause", "point", "bullet", "paragraph"})
_NUMBERED = frozenset({"part", "chapter", "section", "article", "item", "clause"})
_MARK = re.compile(
    r"(?:Điều\s+\d+[a-zđ]?\.|[-–—•●+*○◦]|[A-ZĐ]\.|[IVXLCDM]+[.\-]|\d{1,3}[a-zđ]?(?:\.\d{1,3})*[.)]?"
    r"|[a-zđ]\d?\))\s+"
)
_NO_DUTIES_UNDER = re.compile(
    r"(?:Điều\s+\d+\w?\.\s*)?(?:\d+\.\s*)?(?:Giải thích từ ngữ|Đối tượng (?:áp dụng|điều chỉnh)"
    r"|Phạm vi|Quyền(?! hạn)(?: lợi)? của)",
    re.IGNORECASE,
)
_OF_A_FORM = re.compile(r"(?:^|\.)M\d*[a-z]?(?:[.~-]|$)")
_SAYS_NOTHING = re.compile(r"(?:(?:tổ chức |triển khai )?thực hiện|triển khai|phối hợp)", re.IGNORECASE)
_ONE_WORD = 2
"""How many syllables a word has at most."""
_BLANK = re.compile(r"\.{5,}|…{2,}")
_GIVES_RIGHT = re.compile(r"(?:Có quyền|Được|Không được|Không)\b")
# "thực hiện các nhiệm vụ sau:", "phối hợp … về các việc sau đây:": what follows is asked of the same agencies.
_LISTS_DUTIES = re.compile(
    r"(?:(?:nhiệm vụ|công việc|việc|nội dung|trách nhiệm|quy định|hoạt động)(?:, quyền hạn)?"
    r"|thực hiện(?! báo cáo)[^,;.:]{0,25})"
    r"(?:\s+(?:cụ thể|chủ yếu|chính|sau đây|như sau|sau|dưới đây))*\s*:\s*$"
)


@dataclass(frozen=True, slots=True)
class _Agents:
    """The agencies addressed, each as printed, and the provision that names them."""

    names: tuple[str, ...]
    provision: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A clause addressed to an agency whose verb is not known, so that nothing is claimed of it."""

    provision: str
    text: str


@dataclass(slots=True)
class _Found:
    """What the walk over a document has found, and whom the provisions below each one are addressed to."""

    duties: list[Duty] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    below: dict[str, _Agents] = field(default_factory=dict)
    beside: dict[str, _Agents] = field(default_factory=dict)


def duties_of(
    provisions: Sequence[Provision], agencies: Sequence[Agency]
) -> tuple[tuple[Duty, ...], tuple[Unread, ...]]:
    """Return the duties of a document in order, and the clauses under an agency in which no verb was known.

    None is claimed where no agency is addressed or no verb is printed, in what a document quotes or defines,
    or before its first numbered provision. Several agencies addressed together each have the duty.
    """
    by_id = {p.id: p for p in provisions}
    parents = {p.parent for p in provisions}
    found = _Found()
    for provision in provisions[_body_begins(provisions) :]:
        if not _is_silent(provision, by_id):
            _read(provision, found, agencies, has_children=provision.id in parents)
    return tuple(found.duties), tuple(found.unread)


def _body_begins(provisions: Sequence[Provision]) -> int:
    return next((n for n, p in enumerate(provisions) if p.kind in _NUMBERED), 0)


def _is_silent(provision: Provision, by_id: Mapping[str, Provision]) -> bool:
    """Tell whether nothing there is a duty: quoted from elsewhere, a definition, a right, a form to fill in."""
    if _OF_A_FORM.search(provision.path) or _BLANK.search(provision.text):
        return True
    above: Provision | None = provision
    while above is not None:
        if above.kind.startswith("quoted") or _NO_DUTIES_UNDER.match(above.text):
            return True
        if above.kind == "annex" and FORM.match(above.text):
            return True
        above = by_id.get(above.parent or "")
    return False


def _read(provision: Provision, found: _Found, agencies: Sequence[Agency], *, has_children: bool) -> None:
    """Add what one provision says, and note whom what is below it is addressed to."""
    parent = provision.parent or ""
    inherited = found.below.get(parent)
    if provision.kind != "paragraph":
        inherited = found.beside.get(parent, inherited)
    if provision.kind not in _HOLDS_DUTIES:
        if inherited is not None:
            found.below[provision.id] = inherited
        return
    mark = _MARK.match(provision.text)
    at = mark.end() if mark else 0
    line_end = provision.text.find("\n", at) + 1 or len(provision.text)
    named, past = _named(provision, at, line_end, has_children=has_children)
    if named:
        inherited = _agents(named, provision, agencies)
        at += past
    if provision.kind == "paragraph":
        found.beside.pop(parent, None)
    body = provision.text[at:]
    is_title = provision.kind == "article" and has_children
    scopes = scopes_of(body, inherits=inherited is not None) if body.strip() and not is_title else []
    for scope in scopes:
        _take(provision, at, scope, inherited, found, agencies)
    below = _below(provision, body, scopes, inherited, agencies)
    if below is not None:
        found.below[provision.id] = below
        if provision.kind == "paragraph" and below.provision == provision.id and _opens_list(provision.text):
            found.beside[parent] = below


def _opens_list(text: str) -> bool:
    return text.rstrip().endswith((":", "có trách nhiệm", "có nhiệm vụ"))


def _named(
    provision: Provision, at: int, line_end: int, *, has_children: bool
) -> tuple[tuple[str, ...], int]:
    """Return the agencies that a heading or a prefix of the provision names, and where its own words go on."""
    body, line = provision.text[at:], provision.text[at:line_end]
    if provision.kind != "article":
        names, past = prefix_agencies(body)
        if names:
            return names, past
    goes_on = has_children or bool(provision.text[line_end:].strip()) or provision.kind == "paragraph"
    if not goes_on:
        return (), 0
    names = heading_agencies(line, provision.kind)
    if not names and provision.kind == "item":
        names = item_agencies(line)
    return (names, len(line)) if names else ((), 0)


def _take(
    provision: Provision,
    at: int,
    scope: Scope,
    inherited: _Agents | None,
    found: _Found,
    agencies: Sequence[Agency],
) -> None:
    """Add the duties and the unread clauses of one scope, which `at` characters of the provision precede."""
    whom = inherited if scope.names is None else _agents(scope.names, provision, agencies)
    words = provision.text[at + scope.verb_at : at + scope.span.end]
    if whom is None or not whom.names or not words.strip():
        return
    for n, clause in enumerate(clauses_of(words)):
        if clause.head is None:
            if scope.names is None and not _GIVES_RIGHT.match(clause.span.of(words)):
                found.unread.append(Unread(provision.id, clause.span.of(words)))
            continue
        start = scope.span.start if n == 0 else scope.verb_at + clause.span.start
        span = Span(provision.start + at + start, provision.start + at + scope.verb_at + clause.span.end)
        found.duties += _duties(provision, clause, words, span, whom, agencies)


def _duties(
    provision: Provision,
    clause: Clause,
    words: str,
    span: Span,
    whom: _Agents,
    agencies: Sequence[Agency],
) -> Iterator[Duty]:
    printed = provision.text[span.start - provision.start : span.end - provision.start]
    for role, verb, verb_at in _claims(clause, words):
        if role is Role.DECIDES and not re.match(
            r"\s*[^\s,;.]", words[verb_at + len(verb) : clause.span.end]
        ):
            continue  # "… các bản án, quyết định, biên bản": a thing, not an act
        after_verb = re.sub(r"(?<!\.)\.(?:/\.)?$", "", words[verb_at + len(verb) : clause.span.end].strip())
        partners, action = partners_of(role, verb, after_verb)
        if not (partners or action) and _says_nothing(role, verb):
            continue
        for name in whom.names:
            yield Duty(
                document=provision.document,
                provision=provision.id,
                agency=name,
                agency_id=agency_id(name, agencies),
                role=role,
                verb=verb,
                action=action,
                partners=partners,
                deadline=time_in(printed),
                product=None,
                span=span,
                agency_provision=whom.provision,
            )


def _says_nothing(role: Role, verb: str) -> bool:
    """Tell whether a verb alone is no duty: "Đề nghị các đơn vị … thực hiện", or the end of a name ("… phát triển")."""
    bare = role is Role.ASSIGNED and len(verb.split()) <= _ONE_WORD
    return bare or _SAYS_NOTHING.fullmatch(verb) is not None


def _claims(clause: Clause, words: str) -> Iterator[tuple[Role, str, int]]:
    """Yield the roles one clause claims: its head's, and inspecting too in "phối hợp với X tổ chức kiểm tra"."""
    head = clause.head
    if head is None:
        return
    yield head.role, head.verb, clause.verb_at + len(head.lead)
    if head.role is Role.SUPPORTS:
        inner = inspecting_in(words, Span(clause.verb_at + head.end, clause.span.end))
        if inner is not None:
            yield Role.INSPECTS, inner.of(words), inner.start


def _below(
    provision: Provision,
    body: str,
    scopes: Sequence[Scope],
    inherited: _Agents | None,
    agencies: Sequence[Agency],
) -> _Agents | None:
    """Return whom what stands below the provision is addressed to, or None."""
    last = scopes[-1] if scopes else None
    if last is None:
        return inherited
    heads = [clause.head for clause in clauses_of(body[last.verb_at : last.span.end]) if clause.head]
    hands_on = bool(heads) and (heads[-1].role is Role.DIRECTS or HANDS_ON.search(heads[-1].verb) is not None)
    lists_more = _LISTS_DUTIES.search(body.rstrip()) is not None and not hands_on
    if last.names is None:
        asks = bool(heads)
        ends_open = body.rstrip().endswith(":")
        return inherited if lists_more or not (asks and ends_open) else None
    if last.leads_in or (lists_more and last.names):
        return _agents(last.names, provision, agencies)
    return None


def _agents(names: tuple[str, ...], provision: Provision, agencies: Sequence[Agency]) -> _Agents:
    """Return the agencies named in the provision; a list that is itself one listed agency's name stays whole."""
    if len(names) > 1:
        begin = provision.text.index(names[0])
        whole = provision.text[begin : provision.text.index(names[-1], begin) + len(names[-1])]
        if any(agency_id(whole, [agency]) == agency.id for agency in agencies):
            return _Agents((whole,), provision.id)
    first = {agency_id(name, agencies): name for name in reversed(names)}
    return _Agents(tuple(name for name in names if name in first.values()), provision.id)
