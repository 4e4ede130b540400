"""What stands in a part of a document that a question names without its address: complete, and short."""

import re
from collections.abc import Collection, Sequence
from itertools import accumulate

from assistant.answers.answer import Sentence, Status
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.documents.headings import told
from assistant.answers.documents.overview import named_by_headings
from assistant.answers.documents.part_names import (
    Group,
    PartName,
    beside_terms,
    group_named,
    groups_in,
    is_called,
    parts_named,
)
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import Term, content_terms
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision, Span
from assistant.text.normal import fold, syllables
from assistant.wording import say, words

_ASKS_A_THING = frozenset(
    {"whose", "when", "which_day", "amount", "money", "how_often", "number", "signed_on", "signer", "issuer"}
    | {
        "to_whom",
        "with_whom",
        "ours",
        "results",
        "comparing",
        "national",
        "validity",
        "in_force",
        "help",
        "how_to",
    }
)
_HEADED = frozenset({"part", "chapter", "section", "subsection", "item", "article", "heading"})
_WHOLE = 400
"""Words: a part of more, or one that has parts itself, is told by the headings or the beginnings of what is in it."""
_STATEMENTS = 300
"""Words of a digest's part that are said; what comes after is only said to be there."""
_BEGINNING = 25
"""So many words at most are the beginning of an item."""
_LEAD = 12
"""Within so many words a clause says what it is about."""
_FEWEST = 2
_SHORTEST = 8
"""A beginning of fewer words would hardly say anything."""
_OF_TABLES = frozenset({"row", "columns"})
_MARK = re.compile(r"\s*(?:[-–+•]\s*)?(?P<words>(?:(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*)?)")
_ENDS = re.compile(r"[;.:](?=\s|$)")
_NTH = re.compile(r"(?<!\w)thu\s+(nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)(?!\w)")


def write_named_part(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the part named has in it, where the question names it and nothing beside; else None."""
    among = _among(asked, documents)
    if among is None:
        return None
    group = group_named(asked.text)
    if group is not None:
        return _of_group(group, asked, lexicon, among)
    names, beside = parts_named(asked.text)
    if not names or _terms(beside, asked, lexicon):
        return None
    parts = [_parts_called(name, lexicon, among) for name in names]
    if not all(parts):
        return None
    citer = Citer(lexicon)
    sentences = [one for found in parts for one in _said(found, lexicon, citer)]
    about = parts[0][0].id if len(parts) == len(parts[0]) == 1 else None
    return Written(Status.ANSWERED, tuple(dict.fromkeys(sentences)), citer.citations, about, tells=True)


def write_in_named_part(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the one clause, of the part that the question begins with, that begins with its subject; else None."""
    among = _among(asked, documents)
    if among is None:
        return None
    names, beside = parts_named(asked.text)
    rest = _terms(beside, asked, lexicon)
    if len(names) != 1 or not names[0].leads or not rest or group_named(asked.text):
        return None
    found = _parts_called(names[0], lexicon, among)
    below = [p for place in found for p in lexicon.library.subtree(place)[1:] if p.subtree_end == p.end]
    holding = [p for p in below if p.kind != "row" and _holds(_lead(p.text), rest)]
    if len(holding) != 1:
        return None
    citer = Citer(lexicon)
    return Written(Status.ANSWERED, say_whole(holding[0], lexicon, citer), citer.citations, holding[0].id)


def groups_of(document: str, lexicon: Lexicon) -> tuple[Provision, list[Provision]] | None:
    """Return the one part of a document that is of its tasks, and the groups that it is divided into."""
    names = {tuple(syllables(one)) for one in words("questions.parts_of_groups")}
    found = [place for place, title in _headings(lexicon, {document}) if title in names]
    if len(found) != 1:
        return None
    inside = [p for p in lexicon.library.subtree(found[0]) if p.parent == found[0].id and p.kind in _HEADED]
    return (found[0], inside) if len(inside) >= _FEWEST else None


def _among(asked: Understood, documents: Collection[str]) -> Collection[str] | None:
    """Return the documents whose parts may be meant, None where the question asks another thing."""
    if asked.years or asked.agencies or asked.strangers or asked.wants & _ASKS_A_THING:
        return None
    if asked.address is not None and not asked.address.bare and group_named(asked.text) is None:
        return None
    among = asked.documents & frozenset(documents) if asked.documents else frozenset(documents)
    return among or None


def _headings(lexicon: Lexicon, among: Collection[str]) -> list[tuple[Provision, tuple[str, ...]]]:
    """Return the headings of these documents with the syllables of their titles, those of digests as well."""
    printed = [pair for pair in lexicon.headings if pair[0].document in among]
    digests = [id_ for id_ in sorted(among) if lexicon.documents[id_].text == "digest"]
    ours = (p for id_ in digests for p in lexicon.library.provisions(id_) if p.kind == "heading" and p.parent)
    return printed + [(p, tuple(syllables(p.text.strip()))) for p in ours]


def _terms(beside: str, asked: Understood, lexicon: Lexicon) -> tuple[Term, ...]:
    """Return the terms said beside a part, less those of the titles of the documents that are named."""
    titles = (lexicon.documents[id_].title for id_ in asked.documents)
    known = {term.folded for title in titles for term in content_terms(title)}
    return tuple(term for term in beside_terms(beside) if term.folded not in known)


def _parts_called(name: PartName, lexicon: Lexicon, among: Collection[str]) -> list[Provision]:
    """Return the one part of that name, the parts that it joins, or the statements of a digest that begin so."""
    headings = _headings(lexicon, among)
    for spelling in name.spellings:
        found = [place for place, title in headings if is_called(title, spelling)]
        if found:
            return found if len(found) == 1 else []
    joined = [_called(piece.strip(), headings) for piece in name.spellings[0].split(",")]
    if len(joined) > 1 and all(joined):
        return [place for place in joined if place]
    return _beginning_with(name, lexicon, among)


def _called(spelling: str, headings: Sequence[tuple[Provision, tuple[str, ...]]]) -> Provision | None:
    found = [place for place, title in headings if is_called(title, spelling)]
    return found[0] if len(found) == 1 else None


def _beginning_with(name: PartName, lexicon: Lexicon, among: Collection[str]) -> list[Provision]:
    if len(among) != 1:
        return []
    begin = tuple(f"{' '.join(syllables(one))} " for one in name.spellings)
    statements = (p for id_ in among for p in lexicon.library.provisions(id_) if p.kind == "statement")
    return [p for p in statements if f"{' '.join(syllables(p.text))} ".startswith(begin)]


def _of_group(group: Group, asked: Understood, lexicon: Lexicon, among: Collection[str]) -> Written | None:
    """Return what is in the group of tasks of the one document that has it."""
    terms = _terms(group.beside, asked, lexicon)
    if len(among) != 1 or (group.number is None and not terms):
        return _groups_listed(lexicon, among) if group.number is None and not terms else None
    (document,) = among
    found = _group_printed(group, terms, document, lexicon) or _group_told(group, terms, document, lexicon)
    if not found:
        return None
    citer = Citer(lexicon)
    sentences = _said(found, lexicon, citer)
    return Written(Status.ANSWERED, tuple(sentences), citer.citations, found[0].id, tells=True)


def _group_printed(
    group: Group, terms: Sequence[Term], document: str, lexicon: Lexicon
) -> list[Provision] | None:
    held = groups_of(document, lexicon)
    if held is None:
        return None
    above, groups = held
    alike = [
        one
        for n, one in enumerate(groups, 1)
        if group.number in {None, n} and _holds(f"{above.text} {one.text}", terms)
    ]
    return alike if len(alike) == 1 else None


def _group_told(
    group: Group, terms: Sequence[Term], document: str, lexicon: Lexicon
) -> list[Provision] | None:
    """Return the part of a digest, or its statements, that are of the group."""
    if lexicon.documents[document].text != "digest":
        return None
    provisions = lexicon.library.provisions(document)
    for kind in ("heading", "statement"):
        found = [
            p
            for p in provisions
            if p.kind == kind and (of := groups_in(p.text)) and group.number in {None, *of}
        ]
        found = [p for p in found if _holds(p.text, terms)]
        if found:
            return found if kind == "statement" or len(found) == 1 else None
    return None


def _groups_listed(lexicon: Lexicon, among: Collection[str]) -> Written | None:
    """Return the statement of the one digest that counts the groups and lists them."""
    if len(among) != 1:
        return None
    (document,) = among
    if lexicon.documents[document].text != "digest":
        return None
    kinds = "|".join(map(fold, words("questions.kinds_of_groups")))
    counted = re.compile(rf"(?<!\w)nhom\s+(?:{kinds})[^.]*:")
    statements = [p for p in lexicon.library.provisions(document) if p.kind == "statement"]
    listing = [p for p in statements if not groups_in(p.text) and counted.search(fold(p.text))]
    citer = Citer(lexicon)
    said = tuple(citer.said(citer.quote(one)) for one in listing[:1])
    return Written(Status.ANSWERED, said, citer.citations, tells=True) if said else None


def _said(places: Sequence[Provision], lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return places as sentences: whole where they are short, else by the beginnings of what is in them."""
    sentences: list[Sentence] = []
    for place in places:
        if place.kind == "statement":
            sentences.append(citer.said(citer.quote(place)))
        elif lexicon.documents[place.document].text == "digest":
            sentences += _statements(place, lexicon, citer)
        else:
            sentences += _printed(place, lexicon, citer)
    return sentences


def _printed(place: Provision, lexicon: Lexicon, citer: Citer) -> Sequence[Sentence]:
    """Return a part whole, or its heading and how each item below it begins."""
    below = lexicon.library.subtree(place)[1:]
    items = [p for p in below if p.parent == place.id and p.kind != "footnote"]
    short = sum(len(p.text.split()) for p in below) <= _WHOLE
    if (short and all(p.subtree_end == p.end for p in items)) or any(p.kind in _OF_TABLES for p in items):
        return told(place, lexicon, citer)
    head = Sentence(citer.heading(place), (citer.cite(citer.quote(place)),))
    return [head, *(_beginning(one, citer) for one in items)]


def _beginning(item: Provision, citer: Citer) -> Sentence:
    """Return how an item begins: its heading, or its words up to where a clause of its own ends."""
    if item.subtree_end > item.end:
        return named_by_headings([item], citer)[0]
    text = item.text.rstrip()
    mark = _MARK.match(text)
    end = _cut(text, mark.end() if mark else 0)
    quote = citer.quote(item, Span(item.start + (mark.start("words") if mark else 0), item.start + end))
    more = " …" if text[end:].strip(" ;.:") else ""
    return Sentence(
        say("replies.overview.part", heading=f"{' '.join(quote.text.split())}{more}"), (citer.cite(quote),)
    )


def _cut(text: str, start: int) -> int:
    """Return where the beginning of a text ends: at its first stop, else at the last comma before it grows long."""
    stop = next((m.start() for m in _ENDS.finditer(text, start)), len(text))
    typed = list(re.finditer(r"\S+", text[start:stop]))
    if len(typed) <= _BEGINNING:
        return stop
    long = start + typed[_BEGINNING - 1].end()
    commas = [m.start() for m in re.finditer(r",\s|\s\(", text[start:long])]
    late = [start + at for at in commas if len(text[start : start + at].split()) >= _SHORTEST]
    return late[-1] if late else long


def _statements(heading: Provision, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return the statements under a heading of a digest: the numbered ones, where they are numbered in words."""
    below = [p for p in lexicon.library.subtree(heading)[1:] if p.kind == "statement"]
    first: dict[str, Provision] = {}
    for one in below:
        for nth in _NTH.findall(fold(" ".join(one.text.split()[:_LEAD])))[:1]:
            first.setdefault(nth, one)
    chosen = list(first.values()) if len(first) > _FEWEST else below
    spent = accumulate(len(one.text.split()) for one in chosen)
    kept = max(1, sum(words_ <= _STATEMENTS for words_ in spent))
    sentences = [citer.said(citer.quote(one)) for one in chosen[:kept]]
    if kept < len(chosen):
        sentences.append(
            Sentence(say("replies.overview.more_of_part"), (citer.cite(citer.quote(chosen[kept])),))
        )
    return sentences


def _lead(text: str) -> str:
    return " ".join(text.split()[:_LEAD])


def _holds(text: str, terms: Sequence[Term]) -> bool:
    return all(map(Bag.of(text).holds, terms))
