"""Clauses that give agencies work: which of them speak of a thing, and how they are said."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import combinations

from assistant.answers.answer import Sentence
from assistant.answers.proof.citing import Citer
from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import in_words_of, told
from assistant.answers.question.lexicon import GivenClause, Lexicon
from assistant.answers.question.terms import Term, content_terms, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Duty, Span
from assistant.text.accents import restored
from assistant.text.normal import fold, has_accents, toned
from assistant.wording import begun, say, words

ENOUGH = 0.75
"""The share of the question's weight that one clause must hold to be what is asked for."""
AS_GOOD = 0.98
_ALTERNATIVE = re.compile(r"\bhay\b")
_MARK = re.compile(r"\s*(?:\d+[.)]|[a-zđ][.)]|Điều \d+\.)?\s*")
_IN_ORDER = 0.5
"""The share of the question's neighbouring words that must be neighbours in the clause too."""


def drop(terms: Iterable[Term], keys: Iterable[str], names: Iterable[str] = ()) -> list[Term]:
    """Return the terms less the words of these lists of prompts/questions.toml and of `names`.

    Accents count where they were typed.
    """
    less = {term for key in keys for term in _of_list(key)}
    less |= {term for name in names for term in content_terms(name)}
    toned, folded = {term.toned for term in less}, {term.folded for term in less}
    return [term for term in terms if not (term.toned in toned if term.toned else term.folded in folded)]


@cache
def _of_list(key: str) -> tuple[Term, ...]:
    return tuple(term for phrase in words(f"questions.{key}") for term in _both(phrase))


def _both(phrase: str) -> tuple[Term, ...]:
    """Return the terms of a phrase, one without accents as if it had been typed among others."""
    return tuple(term._replace(toned=term.toned or term.folded) for term in content_terms(phrase))


def naming(text: str) -> list[Term]:
    """Return the terms of `text` that name a thing: no words for work at large or for the document.

    Without accents many a syllable may be one that only binds ("thị", "thì"); which it is, the words beside it tell.
    """
    if has_accents(text):
        terms = content_terms(text)
    else:
        terms = tuple(Term(term.folded, None) for term in content_terms(restored(text).text))
    return drop(terms, ("of_work", "document"))


def best_clauses(
    asked: Understood,
    terms: Sequence[Term],
    clauses: Iterable[GivenClause],
    lexicon: Lexicon,
    *,
    least: float = ENOUGH,
) -> list[Sequence[Duty]]:
    """Return the runs of duties, each within one clause, that hold enough of the terms and as much as any.

    A verb of a role that the question says ("chủ trì", "tham mưu") must be the clause's own verb.
    """
    scored = []
    for clause in clauses:
        if _has_the_role(asked, clause) and _has_the_closing_verb(asked, clause):
            said = in_words_of(clause.bag, terms, asked.everyday).terms
            scored.append((lexicon.coverage(said, clause.bag), said, clause))
    best = max((score for score, _, _ in scored), default=0.0)
    good = [(said, clause) for score, said, clause in scored if score >= max(least, AS_GOOD * best)]
    runs = [(said, shortest_run(said, clause.duties, lexicon)) for said, clause in good]
    return [run for said, run in runs if lexicon.phrase_coverage(said, bag_of(run)) >= _IN_ORDER]


def read_in(runs: Iterable[Sequence[Duty]], terms: Sequence[Term], asked: Understood) -> str | None:
    """Return which everyday words of the question these runs put otherwise."""
    return told(one for run in runs for one in in_words_of(bag_of(run), terms, asked.everyday).read)


def _has_the_role(asked: Understood, clause: GivenClause) -> bool:
    """Tell whether the first verb of a role that the question says, if any, is a verb of the clause."""
    verb = role_asked(asked)
    return verb is None or any(verb in fold(duty.verb) for duty in clause.duties)


def is_excluded(duty: Duty, asked: Understood, lexicon: Lexicon) -> bool:
    """Tell whether the duty is of an agency that the question names: "who works with X" does not ask for X.

    An agency whose own work names it may be part of what is done ("a board of X").
    """
    if duty.agency_id not in asked.agencies or _ALTERNATIVE.search(fold(asked.text)):
        return False
    if fold(duty.agency) in fold(duty.action):
        return False
    offices = {m.id for m in lexicon.names.agencies_in(asked.text) if lexicon.names.is_office(asked.text, m)}
    return duty.agency_id not in offices


def _has_the_closing_verb(asked: Understood, clause: GivenClause) -> bool:
    """Tell whether the clause holds the verb that a question ends with behind "ai" ("thì ai đền"), if it does.

    Words for work at large are none.
    """
    spoken = asked.text.lower() if has_accents(asked.text) else fold(asked.text)
    found = _closing(accented=has_accents(asked.text)).search(spoken)
    if found is None:
        return True
    said = [Term(fold(one), toned(one) if has_accents(asked.text) else None) for one in found[1].split()]
    verb = drop(said, ("of_work", "whose"))
    return not verb or any(map(clause.bag.holds, in_words_of(clause.bag, verb, asked.everyday).terms))


@cache
def _closing(*, accented: bool) -> re.Pattern[str]:
    """Return the pattern of the one or two words that end a question behind the one that asks who."""
    whose = "|".join(re.escape(one if accented else fold(one)) for one in words("questions.whose"))
    return re.compile(rf"(?<!\w)(?:{whose})\s+((?:\w+\s+)?\w+)\W*$")


def role_asked(asked: Understood) -> str | None:
    """Return the first verb of a role that the question says, folded; None where it says none."""
    text = fold(without_phrases(asked.text, ("bodies", "whose")))
    said = [
        (found, verb) for verb in map(fold, words("questions.role_verbs")) if (found := text.find(verb)) >= 0
    ]
    return min(said)[1] if said else None


def shortest_run(terms: Sequence[Term], duties: Sequence[Duty], lexicon: Lexicon) -> Sequence[Duty]:
    """Return the fewest neighbouring duties that hold as much of the terms as all of them do."""
    whole = lexicon.coverage(terms, bag_of(duties))
    ends = sorted(combinations(range(len(duties) + 1), 2), key=lambda pair: pair[1] - pair[0])
    runs = (duties[start:end] for start, end in ends)
    return next((run for run in runs if lexicon.coverage(terms, bag_of(run)) >= AS_GOOD * whole), duties)


def bag_of(duties: Iterable[Duty]) -> Bag:
    """Return the bag of the words with which duties are given."""
    return Bag.of(" ".join(" ".join((d.verb, *d.partners, d.action)) for d in duties))


def clauses_of(lexicon: Lexicon, documents: Collection[str]) -> list[GivenClause]:
    """Return the clauses of `documents` that give agencies work."""
    return [clause for clause in lexicon.given if clause.duties[0].document in documents]


def said_run(run: Sequence[Duty], lexicon: Lexicon, citer: Citer, key: str = "replies.who") -> Sentence:
    """Return the words that give a run of duties, after the name of the agency."""
    first = run[0]
    place = lexicon.provision(first.provision)
    span = Span(first.span.start, run[-1].span.end)
    whole = _with_the_name(first, span, lexicon) if key == "replies.who" else None
    if whole is not None:
        n = citer.cite(citer.quote(place, whole))
        text = citer.citations[n - 1].quote.text.removeprefix(first.agency)
        return Sentence(say("replies.who_as_printed", agency=begun(first.agency), rest=text), (n,))
    named = named_by(first, lexicon, citer)
    n = citer.cite(citer.quote(place, span))
    agency = begun(first.agency) if key == "replies.who" else first.agency
    return Sentence(say(key, agency=agency, clause=citer.citations[n - 1].quote.text), (named, n))


def said_runs(runs: Sequence[Sequence[Duty]], lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return runs of duties as sentences; those whom one sentence names in a list, as printed with all of the list."""
    told: list[Sentence] = []
    said = set()
    for run in runs:
        shared = [one for one in runs if _place_of(one) == _place_of(run)]
        listed = _listed(shared, lexicon) if len(shared) > 1 else None
        if listed is None:
            told.append(said_run(run, lexicon, citer))
        elif _place_of(run) not in said:
            said.add(_place_of(run))
            n = citer.cite(citer.quote(lexicon.provision(run[0].provision), listed))
            text = citer.citations[n - 1].quote.text
            for name in dict.fromkeys(one[0].agency for one in shared):
                text = text.replace(name, f"**{name}**", 1)
            told.append(Sentence(text, (n,)))
    return told


def _place_of(run: Sequence[Duty]) -> tuple[str, int, int]:
    return run[0].provision, run[0].span.start, run[-1].span.end


def _listed(runs: Sequence[Sequence[Duty]], lexicon: Lexicon) -> Span | None:
    """Return the span of a list of names that begins a clause, with what all of them do; None where there is none."""
    place = lexicon.provision(runs[0][0].provision)
    if any(run[0].columns or run[0].agency_provision != place.id for run in runs):
        return None
    first = min(place.text.index(run[0].agency) for run in runs)
    mark = _MARK.match(place.text)
    begins = first == (mark.end() if mark else 0)
    return Span(place.start + first, runs[0][-1].span.end) if begins else None


def _with_the_name(duty: Duty, span: Span, lexicon: Lexicon) -> Span | None:
    """Return the span with the agency's name, where nothing but a space stands between: one sentence as printed."""
    before = lexicon.clean(duty.document)[: span.start].rstrip()
    goes_on = duty.agency_provision == duty.provision and before.endswith(duty.agency)
    return Span(len(before) - len(duty.agency), span.end) if goes_on else None


def named_by(duty: Duty, lexicon: Lexicon, citer: Citer) -> int:
    """Return the citation of the place that names the agency."""
    place = lexicon.provision(duty.agency_provision)
    start = place.start + place.text.index(duty.agency)
    return citer.cite(citer.quote(place, Span(start, start + len(duty.agency))))
