"""Who does a thing by a sentence of a clause: the body that is the subject of the verb that a question asks about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from assistant.answers.proof.written import Written
from assistant.answers.question.terms import without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision, Span
from assistant.text.normal import fold, has_accents, toned
from assistant.text.normal import words as syllables
from assistant.wording import words

_MARK = re.compile(r"[\"“'(\s]*(?:(?:\d+[a-zđ]?(?:\.\d+)*|[a-zđ]\d?|[IVXLC]+)[.)]\s+|[-–—•+*]\s+)?")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[\"“(]*[A-ZĐÀ-Ỹ])|;\s+|\n+")
_STARTS = re.compile(r"(?:,\s+|\bthì\s+|:\s+)")
_BY = re.compile(r"\b(?:do|bởi)\s+(?:chính\s+)?")
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"\s*,\s*(?:và\s+)?|\s+(?:và|hoặc)\s+")
_LONGEST = 40
"""Lists of bodies are no longer than this, in words."""
_LONGEST_BY = 30


@dataclass(frozen=True, slots=True)
class Act:
    """What a question asks who does: the verb, in each way of writing that it may stand for."""

    verbs: tuple[str, ...]

    def found_in(self, text: str) -> Iterator[Span]:
        """Yield where the verb stands in a text, accents counting where they are known."""
        low = fold(text)
        if len(low) != len(text):
            return
        for verb in self.verbs:
            wanted = [toned(one) for one in verb.split()] if has_accents(verb) else None
            pattern = r"\s+".join(re.escape(fold(one)) for one in verb.split())
            for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", low):
                said = text[found.start() : found.end()].split()
                if wanted is None or [toned(one) for one in said] == wanted:
                    yield Span(found.start(), found.end())


def act_asked(text: str) -> Act | None:
    """Return what a question asks who does: the verb behind the word that asks for whom, or before it; else None."""
    accented = has_accents(text)
    tidy = " ".join(syllables(without_phrases(text, ("to_whom", "with_whom"))))
    form = tidy.lower() if accented else fold(tidy)
    asked = list(_pattern("questions.whose", accented=accented).finditer(form))
    if not asked:
        return None
    rest = form[asked[-1].end() :].strip()
    while skipped := _pattern("doers.asking", accented=accented).match(rest):
        rest = rest[skipped.end() :].strip()
    verbs = _pattern("doers.verbs", accented=accented)
    before = (one for one in verbs.finditer(form[: asked[-1].start()]) if " " in one.group())
    known = verbs.match(rest) or next(before, None)
    if known:
        said = known.group()
        return Act((said,) if accented else tuple(one for one in words("doers.verbs") if fold(one) == said))
    return Act((" ".join(rest.split()[:2]),)) if len(rest.split()) > 1 else None


def doers(asked: Understood, provision: Provision) -> list[Span | None]:
    """Return where a clause's own text names those who do what the question asks who does, if it says so."""
    act = act_asked(asked.text) if "whose" in asked.wants else None
    return [] if act is None else [who for _, who in doers_in(provision.text, act)]


def with_doers(written: Written, asked: Understood, provision: Provision) -> Written:
    """Return what was written of a clause, the names of those who do what is asked set off in it."""
    names = [one for one in doers(asked, provision) if one is not None]
    cited = {citation.n: citation.quote for citation in written.citations}
    sentences = []
    for sentence in written.sentences:
        quote = cited[sentence.citations[0]]
        text = sentence.text
        if quote.provision == provision.id and quote.text == text:
            begin = quote.span.start - provision.start
            for name in sorted(names, key=lambda one: -one.start):
                a, b = name.start - begin, name.end - begin
                text = f"{text[:a]}**{text[a:b]}**{text[b:]}" if a >= 0 else text
        sentences.append(replace(sentence, text=text))
    return replace(written, sentences=tuple(sentences))


def doers_in(text: str, act: Act) -> list[tuple[Span, Span | None]]:
    """Return the sentences of a text that say who does the act, each with where it names them.

    None stands for a name whose beginning is not sure.
    """
    found = []
    for sentence in _sentences(text):
        said = sentence.of(text)
        for verb in act.found_in(said):
            who = _by_whom(said, verb) or _subject(said, verb)
            if who is not None:
                sure = who.start >= 0
                at = Span(sentence.start + who.start, sentence.start + who.end) if sure else None
                found.append((sentence, at))
    return found


def _sentences(text: str) -> Iterator[Span]:
    at = 0
    for cut in _SENTENCE.finditer(text):
        yield Span(at, cut.start())
        at = cut.end()
    if text[at:].strip():
        yield Span(at, at + len(text[at:].rstrip()))


_UNSURE = Span(-1, -1)


def _by_whom(text: str, verb: Span) -> Span | None:
    """Return who stands between "do" and the verb."""
    by = list(_BY.finditer(text, 0, verb.start))[-1:]
    if not by or not _begins_body(text[by[0].end() :]):
        return None
    between = text[by[0].end() : verb.start]
    again = text[verb.start : verb.end].lower() in between.lower()
    if again or _never().search(_of_party().sub(" ", between.lower())) or len(between.split()) > _LONGEST_BY:
        return None
    cut = _chain_begins(between)
    return Span(by[0].end(), by[0].end() + len(between[:cut].rstrip(" ,"))) if cut else None


def _subject(text: str, verb: Span) -> Span | None:
    """Return the subject of the verb: a name, or a list of names, that a sentence or a part of it begins with."""
    first = _MARK.match(text)
    begin = first.end() if first else 0
    starts = [begin, *(m.end() for m in _STARTS.finditer(text, begin, verb.start))]
    named = [one for one in starts if _begins_body(text[one:]) and _name_ends(text[one : verb.start])]
    if not named:
        return None
    start = named[0]
    cut = _name_ends(text[start : verb.start])
    if len(named) > 1 and start != begin and text[:start].rstrip().endswith(","):
        return _UNSURE  # "Trường hợp …, Bộ X, Bộ Y quyết định": whether X is one of them is not said
    return Span(start, start + cut) if cut else None


def _name_ends(between: str) -> int:
    """Return where a name or a list of names ends, of words that go on to a verb; 0 where they are anything else."""
    bare = _BRACKETS.sub(lambda m: "_" * len(m.group()), between)
    if len(bare.split()) > _LONGEST:
        return 0
    for cut in _cuts(bare):
        name = bare[:cut].rstrip(" ,")
        if _is_names(name) and _is_chain(bare[cut:]):
            return len(name)
    return 0


def _cuts(text: str) -> Iterator[int]:
    """Yield where words begin, and the end."""
    for found in re.finditer(r"(?<=\s)(?=\S)|(?=,)|$", text):
        if found.start():
            yield found.start()


def _chain_begins(between: str) -> int:
    """Return the leftmost place from where the words are only verbs and what may stand between."""
    for cut in _cuts(between):
        name = between[:cut].rstrip(" ,")
        if not _ends_bare(name) and _is_chain(between[cut:]):
            return cut
    return 0


def _is_names(name: str) -> bool:
    parts = [part.strip(" _") for part in _LISTED.split(name)]
    return bool(parts) and _begins_body(name) and all(map(_may_go_on, parts)) and _is_one(name)


def _is_one(name: str) -> bool:
    """Tell whether the words are a name: nothing that no name holds, and verbs only right behind its noun."""
    low = _of_party().sub(" ", name.lower())
    if _ends_bare(name) or _never().search(low):
        return False
    acts = (name[: verb.start()].rstrip() for verb in _acts().finditer(low))
    return all(not before or _ends_bare(before) for before in acts)


def _may_go_on(part: str) -> bool:
    """Tell whether a part of a list may be a name: it begins one, or goes on the one before ("Nông nghiệp")."""
    return bool(part) and (part[0].isupper() or _begins_body(part) or part.startswith(("cá nhân", "ngành")))


def _ends_bare(name: str) -> bool:
    """Tell whether the words end in a noun that alone names nobody; behind a capital it ends a name ("Nội vụ")."""
    part = _LISTED.split(name)[-1].strip(" _").lower()
    if part in words("doers.bare_alone"):
        return True
    found = _bare().search(name.lower())
    if found is None:
        return False
    before = name[: found.start()].split()
    return not before or before[-1].islower() or before[-1].lower() in words("doers.begins")


def _begins_body(text: str) -> bool:
    low = text[:60].lower()
    return _words("doers.begins").match(low) is not None and _words("doers.no_body").match(low) is None


def _is_chain(text: str) -> bool:
    return _chain().fullmatch(text) is not None


@cache
def _chain() -> re.Pattern[str]:
    """Return the pattern of what may stand between a name and the verb: other verbs, and grounds that name nobody."""
    linked = "|".join((_either("doers.between"), _acts().pattern))
    bodies = [one if " " in one else one.capitalize() for one in words("doers.begins")]
    body = "|".join(map(re.escape, sorted(bodies, key=len, reverse=True)))
    ground = rf"(?i:{_either('doers.grounds')})\b(?:(?!(?<!của )(?<!thuộc )\b(?:{body})\b)[^;:.]){{0,120}}?"
    return re.compile(rf"\s*(?:(?:,\s*)?(?:(?i:{linked})\b|{ground})[\s,]*|,\s*)*")


@cache
def _acts() -> re.Pattern[str]:
    """Return the verbs of more than one syllable: a single one is as often the end of a name ("Thư ký")."""
    acts = sorted((one for one in words("doers.verbs") if " " in one), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(acts)})(?!\w)")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('doers.never')})\b|[;:]")


@cache
def _of_party() -> re.Pattern[str]:
    """Return the nouns of parties in which stand words that no other name holds."""
    return re.compile(rf"\b(?:{_either('doers.of_party')})\b")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{_either('doers.bare')})$")


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(key)})(?!\w)")


def _either(*keys: str) -> str:
    longest_first = sorted((one for key in keys for one in words(key)), key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))


@cache
def _pattern(key: str, *, accented: bool) -> re.Pattern[str]:
    phrases = sorted({one if accented else fold(one) for one in words(key)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")
