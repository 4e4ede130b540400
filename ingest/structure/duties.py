"""Who is given what: the duties that provisions under an agency's name hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.library.nouns import Duty, Provision, Role, Span
from assistant.library.reference import Agency
from ingest.structure.agencies import agency_id, heading_agency, looks_like_agency, prefix_agency
from ingest.structure.clauses import Clause, clauses_of
from ingest.structure.verbs import TIMES, WORDS, head_of

_HOLDS_DUTIES = frozenset({"item", "point", "bullet", "paragraph"})
_MARK = re.compile(r"(?:[-–—•●+*○◦]|[A-ZĐ]\.|[IVXLCDM]+[.\-]|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđ]\))\s+")
_WITH = re.compile(
    r"phối hợp(?: chặt chẽ)?(?: với| cùng| cùng với)?\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL
)
_PARTNERS_END = re.compile(r"\s(?:để|trong|nhằm|về|theo)\b|[;.:]")
_BETWEEN = re.compile(r",\s*|\s+và\s+")


@dataclass(frozen=True, slots=True)
class _Agent:
    name: str
    provision: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A clause addressed to an agency whose verb is not known, so that nothing is claimed of it."""

    provision: str
    text: str


def duties_of(
    provisions: Sequence[Provision], agencies: Sequence[Agency]
) -> tuple[tuple[Duty, ...], tuple[Unread, ...]]:
    """Return the duties of a document in order, and the clauses under an agency in which no verb was known.

    None is claimed where no agency is named or no verb is printed.
    """
    parents = {p.parent for p in provisions}
    agents: dict[str, _Agent] = {}
    duties: list[Duty] = []
    unread: list[Unread] = []
    for provision in provisions:
        body_at = _body_start(provision)
        agent, body_at = _agent_of(provision, body_at, agents, has_children=provision.id in parents)
        if agent is None:
            continue
        agents[provision.id] = agent
        names_only = provision.id == agent.provision and provision.id in parents and provision.kind == "item"
        if provision.kind in _HOLDS_DUTIES and not names_only:
            body = provision.text[body_at:]
            clauses = clauses_of(body)
            duties += _duties_in(provision, body_at, clauses, agent, agencies)
            unread += [Unread(provision.id, c.span.of(body)) for c in clauses if c.head is None]
    return tuple(duties), tuple(unread)


def _body_start(provision: Provision) -> int:
    found = _MARK.match(provision.text)
    return found.end() if found else 0


def _agent_of(
    provision: Provision, body_at: int, agents: Mapping[str, _Agent], *, has_children: bool
) -> tuple[_Agent | None, int]:
    """Return who the provision is addressed to, itself or through what is above it, and where its body begins."""
    body = provision.text[body_at:]
    own = prefix_agency(body)
    if own is not None and provision.kind in _HOLDS_DUTIES:
        return _Agent(own[0], provision.id), body_at + own[1]
    if provision.kind == "item" and has_children:
        heading = heading_agency(body)
        if heading is not None:
            return _Agent(heading, provision.id), body_at
    return agents.get(provision.parent or ""), body_at


def _duties_in(
    provision: Provision,
    body_at: int,
    clauses: Sequence[Clause],
    agent: _Agent,
    agencies: Sequence[Agency],
) -> Iterator[Duty]:
    body = provision.text[body_at:]
    for clause in clauses:
        for role, verb, verb_at, words in _claims(clause, body):
            after_verb = re.sub(r"(?<!\.)\.$", "", body[verb_at + len(verb) : clause.span.end].strip())
            partners, action = _partners(role, verb, after_verb)
            yield Duty(
                document=provision.document,
                provision=provision.id,
                agency=agent.name,
                agency_id=agency_id(agent.name, agencies),
                role=role,
                verb=verb,
                action=action,
                partners=partners,
                deadline=_deadline(words),
                product=None,
                span=_shifted(clause.span, provision.start + body_at),
                agency_provision=agent.provision,
            )


def _claims(clause: Clause, body: str) -> Iterator[tuple[Role, str, int, str]]:
    """Yield the roles one clause claims: its head's, and inspecting too in "phối hợp với X tổ chức kiểm tra"."""
    words = clause.span.of(body)
    head = clause.head
    if head is None:
        return
    yield head.role, head.verb, clause.verb_at + len(head.lead), words
    if head.role is Role.SUPPORTS:
        found = WORDS.search(body, clause.verb_at + head.end, clause.span.end)
        if found and _PARTNERS_END.search(body, clause.verb_at + head.end, found.start() + 1):
            return  # "phối hợp với X trong kiểm tra": the checking is what they cooperate in
        inner = head_of(body[found.start() + 1 : clause.span.end], may_be_capital=False) if found else None
        if found and inner and inner.role is Role.INSPECTS:
            yield inner.role, inner.verb, found.start() + 1, words


def _partners(role: Role, verb: str, after_verb: str) -> tuple[tuple[str, ...], str]:
    """Return with whom, and what is left to do."""
    if role not in {Role.LEADS, Role.SUPPORTS} or "phối hợp" not in verb.lower():
        return (), after_verb
    found = _WITH.match(f"phối hợp {after_verb}")
    if found is None:
        return (), after_verb
    who = found["who"]
    stops = [m.start() for m in (_PARTNERS_END.search(who), WORDS.search(who)) if m]
    names = who[: min(stops, default=len(who))].strip().rstrip(",")
    parts = [part.strip() for part in _BETWEEN.split(names)]
    several = len(parts) > 1 and all(looks_like_agency(part) for part in parts)
    return tuple(parts) if several else (names,), who[len(names) :].strip()


def _deadline(words: str) -> str | None:
    found = TIMES.search(words)
    return found.group() if found else None


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
