"""What a term means as the documents themselves define it: the clause that does, whole, with its points."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from assistant.answers.answer import Sentence, Status
from assistant.answers.clauses.explanations import ASK_MORE, asking_sentence, explained
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.bag import Bag
from assistant.answers.question.defined import Definition
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, says, without_asking, without_phrases
from assistant.answers.question.understand import Understood
from assistant.text.normal import fold, has_accents, plain, toned, words

_QUOTED = re.compile(r'"([^"]{2,120})"')
# "gồm những loại nào", "là những cơ quan nào": of which kind it is, or are those that belong to it.
_KINDS_ASKED = re.compile(
    r"(?<!\w)(?P<verb>la|(?:bao )?gom(?: co)?) (?:nhung |cac )?(?:loai )?(?:\w+ ){1,3}?(?:nao|gi)(?!\w)"
)
_CALLS = re.compile(r"(?<!\w)(?:duoc )?goi (?:tat |chung )?(?!la )(?=.* la )")
_OPENS_SHORT = re.compile(r"\s*[A-ZĐ][A-ZĐ&]{2,}\s+là\s")
_PLURAL = ("cac", "nhung")
_MOST = 3
"""So many documents may define a term each in its own way."""
_LONGEST = 16
Kept = Callable[[Sequence[Definition]], list[Definition]]
_MEANING = ("meaning", "defining")


def write_definition(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the clause that defines the one term of the question, or None where none does.

    Our own explanation of the term comes after it, where there is one.
    """
    text = asking_sentence(asked.text)
    means = any(says(text, f"questions.{kind}") for kind in _MEANING)
    who, lists = says(text, "questions.who_is"), says(text, "questions.members")
    kinds = _KINDS_ASKED.search(fold(text))
    if kinds and kinds["verb"] != "la":
        lists = True
    elif kinds and (_QUOTED.search(plain(text)) or _CALLS.search(fold(text)) or _names_in_capitals(text)):
        means = True
    if not means and not who and not lists:
        return None
    among = asked.documents & frozenset(documents) if asked.documents else documents
    kept = partial(_meant, means=means, who=who, among=among)
    found = _defined_in(text, kept, lexicon)
    if not found:
        return None
    citer = Citer(lexicon)
    sentences: tuple[Sentence, ...] = ()
    for one in _told(found, lexicon):
        sentences += say_whole(one.provision, lexicon, citer)
    ours = explained(asked, lexicon, documents, citer) if means else None
    return Written(
        Status.ANSWERED, (*sentences, *([ours] if ours else [])), citer.citations, found[0].provision.id
    )


def _names_in_capitals(text: str) -> bool:
    """Tell whether a question opens with a short name, of which it asks what body it is: "NSMO là đơn vị nào"."""
    return not text.isupper() and _OPENS_SHORT.match(text) is not None


def _defined_in(text: str, kept: Kept, lexicon: Lexicon) -> list[Definition]:
    """Return the definitions, of those `kept`, of the longest term that the text names beside what only asks for it."""
    quoted = _QUOTED.search(plain(text))
    typed = words(quoted[1]) if quoted else words(text)
    if quoted and typed and fold(typed[0]) in _PLURAL:
        typed = typed[1:]
    sizes = [len(typed)] if quoted else range(min(_LONGEST, len(typed)), 0, -1)
    for size in sizes:
        for start in range(len(typed) - size + 1):
            term = typed[start : start + size]
            known = lexicon.defined.get(" ".join(map(fold, term)), ())
            agreeing = [one for one in known if _agree(term, one.term)]
            if agreeing:
                rest = plain(text).replace(quoted[0], " ") if quoted else _less(text, typed, start, size)
                if told := kept([one for one in agreeing if _says_rest(rest, one, lexicon)]):
                    return told
    return []


def _less(text: str, typed: Sequence[str], start: int, size: int) -> str:
    """Return the text less a run of its words; a text in which signs part them otherwise, by its words."""
    pattern = r"[\W_]+".join(map(re.escape, typed[start : start + size]))
    rest, found = re.subn(rf"(?<!\w){pattern}(?!\w)", " ", text, count=1)
    return rest if found else " ".join((*typed[:start], *typed[start + size :]))


def _agree(typed: Sequence[str], term: Sequence[str]) -> bool:
    return all(toned(a) == b or not has_accents(a) for a, b in zip(typed, term, strict=True))


def _says_rest(rest: str, one: Definition, lexicon: Lexicon) -> bool:
    """Tell whether the clause and what is above it hold whatever the question says beside the term."""
    folded = fold(rest)
    if len(folded) == len(rest):
        for asking in reversed([*_KINDS_ASKED.finditer(folded), *_CALLS.finditer(folded)]):
            rest = f"{rest[: asking.start()]} {rest[asking.end() :]}"
    beside = without_phrases(rest, (*_MEANING, "members", "who_is", "of_meaning", "of_speech"))
    if any(says(beside, f"questions.{want}") for want in ASK_MORE):
        return False
    provision = one.provision
    title = lexicon.documents[provision.document].title
    above = lexicon.provision(provision.parent) if one.symbol and provision.parent else provision
    whole = lexicon.clean(provision.document)[above.start : above.subtree_end]
    bag = Bag.of(" ".join((title, *provision.trail, whole)))
    return all(map(bag.holds, content_terms(without_asking(without_phrases(beside, ("document", "kinds"))))))


def _meant(
    found: Sequence[Definition], *, means: bool, who: bool, among: Collection[str]
) -> list[Definition]:
    """Return the definitions of the kind that is asked for, in the documents in question."""
    here = [one for one in found if one.provision.document in among]
    if means:  # who belongs to it is no meaning, unless words are explained there
        return [one for one in here if not one.lists or one.explained]
    # Who someone is, is asked of persons too, of whom a clause that speaks of an office tells nothing.
    return [one for one in here if one.names or one.explained] if who else here


def _told(found: Sequence[Definition], lexicon: Lexicon) -> list[Definition]:
    """Return at most one definition of each document: original texts before digests, each saying a thing of its own."""
    verbatim = [one for one in found if lexicon.documents[one.provision.document].text == "verbatim"]
    best: dict[str, Definition] = {}
    for one in sorted(verbatim or found, key=lambda one: (one.names, not one.explained)):
        said = " ".join(words(one.provision.text)[1:])
        if one.symbol or one.provision.document not in {other.provision.document for other in best.values()}:
            best.setdefault(fold(said), one)
    ranked = list(best.values())
    return [one for one in ranked if one.names == ranked[0].names][:_MOST]
