"""Reading a question: years, target numbers, places in a document, and what kind of thing is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.answers.question.address import Address, address_in
from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import Everyday, InWords, everyday_in, in_words_of
from assistant.answers.question.milestones import relative_years
from assistant.answers.question.names import Names, less_names
from assistant.answers.question.terms import (
    Term,
    content_terms,
    says,
    without_asking,
    without_passing,
    without_phrases,
)
from assistant.text.normal import fold, has_accents, plain
from assistant.wording import words

_OF_ITS_OWN = 3
"""A question, less what the document's title says, must keep one in so many of its terms."""
_ALTERNATIVE = re.compile(r"\bla\s+hay\s+(?:la\s+)?\w")
YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/]|-?[A-Za-z])")
_TARGET_NUMBER = re.compile(r"\b(?:chi tieu|ct)\s+(?:so\s+|thu\s+)?(\d{1,3}(?:\.\d{1,3})*[b-f]?)\b")
DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/])\d+(?:/\d{4})?[-/][A-ZĐa-zđ]{2,}(?:[-/][A-ZĐa-zđ]{2,}\d*)+(?!\w)|(?<![\w/])\d+/\d{4}/[A-Z]{2}\d*(?!\w)"
)


_LONGEST_BODY = 7
"""So many words at most name a body."""

# What a question may want beside its subject, each a list of phrases in prompts/questions.toml.
WANTS = (
    "amount", "figure", "money", "duties", "whose", "how_often", "number", "signed_on", "signer", "issuer",
    "validity", "when", "results", "this_document", "overview", "meaning", "national", "comparing",
    "of_place", "in_force", "which_day", "which_document", "to_whom", "with_whom", "ours",
    "help", "how_to",
)  # fmt: skip

_OF_SOMEBODY = frozenset({"duties", "ours"})


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, read: its years and numbers, the address and agencies it names, its content terms.

    `spoken` is the question as typed, `text` with names taken out or written in full. `whole` are its
    terms, `terms` those less the place that documents are of (`left_out`), `acts` those outside the names of
    bodies, where "chỉ đạo" is a verb and no Ban Chỉ đạo, `passing` those that a clause may have or not;
    `wants` holds those of WANTS that the question's phrases ask for. `strangers` are numbers of documents
    that the library does not know; `unclear_…` are names that several documents or agencies bear: the ids
    of each. `everyday` are words that the documents put otherwise.
    """

    spoken: str
    text: str
    years: tuple[int, ...]
    target_numbers: tuple[str, ...]
    address: Address | None
    terms: tuple[Term, ...]
    whole: tuple[Term, ...]
    left_out: tuple[Term, ...]
    acts: tuple[Term, ...]
    passing: frozenset[Term]
    wants: frozenset[str]
    documents: frozenset[str]
    agencies: tuple[str, ...]
    places: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    unclear_documents: tuple[tuple[str, ...], ...] = ()
    unclear_agencies: tuple[tuple[str, ...], ...] = ()
    everyday: tuple[Everyday, ...] = ()

    def terms_in(self, bag: Bag) -> tuple[Term, ...]:
        """Return the terms to look for in a text: with the place, where the text names it."""
        return self.whole if self.left_out and all(map(bag.holds, self.left_out)) else self.terms

    def subject_in(self, bag: Bag, title: Bag | None = None) -> InWords:
        """Return the terms to look for in a clause, in its words: those in passing only where it has them.

        So with the phrases of its document's `title`, which it need not say again, as long as enough others remain.
        """
        said = in_words_of(bag, self.terms_in(bag), self.everyday)
        subject = tuple(term for term in said.terms if term not in self.passing or bag.holds(term))
        named = _of_title(subject, title) if title else frozenset()
        own = tuple(term for term in subject if term not in named or bag.holds(term))
        if len(own) * _OF_ITS_OWN >= len(subject):
            subject = own
        return InWords(subject or said.terms, said.read)


def _of_title(terms: Sequence[Term], title: Bag) -> frozenset[Term]:
    """Return the terms that stand beside each other in a title as they do in the question."""
    pairs = [(a, b) for a, b in pairwise(terms) if (a.folded, b.folded) in title.pairs]
    return frozenset(term for pair in pairs for term in pair if title.holds(term))


def understand(text: str, names: Names) -> Understood:
    """Return what `text` asks, names of documents taken out and agencies called by their full names."""
    tidy, documents, unclear_documents = _without_documents(plain(text).strip(), names)
    strangers = frozenset(DOCUMENT_NUMBER.findall(tidy))  # before a part of one is taken for an agency
    unclear_agencies = tuple(m.ids for m in names.agencies.found_in(tidy) if m.id is None)
    tidy, agencies = _with_full_names(tidy, names)
    tidy = names.short_forms.written_out(tidy)
    if not agencies:  # one whose name is partly a short form ("UBND thành phố …") is known by the whole of it
        tidy, agencies = _with_full_names(tidy, names)
    if not agencies and not unclear_agencies:
        tidy, agencies = _with_short_call(tidy, names)
    acting = without_asking(_without_bodies(tidy, names))
    folded = fold(tidy)
    said = tuple(int(year) for year in YEAR.findall(tidy))
    years = tuple(dict.fromkeys(said or relative_years(tidy)))
    numbers = tuple(dict.fromkeys(_TARGET_NUMBER.findall(folded)))
    spoken = {*map(str, years), *numbers}
    places = names.places.found_in(tidy)
    whole = content_terms(without_asking(tidy), less=spoken)
    wants = _wants(tidy, agencies, names, unclear=bool(unclear_agencies))
    if documents and fold(" ".join(tidy.split())).strip("?:. ") in map(fold, words("questions.number_alone")):
        wants |= {"number"}
    of_country = ("country",) if "national" in wants else ()  # which its clauses call in another way
    bare = without_phrases(without_asking(less_names(tidy, places)), ("of_place", *of_country))
    terms = content_terms(bare, less=spoken)
    return Understood(
        spoken=plain(text).strip(),
        text=tidy,
        years=years,
        target_numbers=numbers,
        address=address_in(tidy),
        terms=terms,
        whole=whole,
        left_out=tuple(term for term in whole if term not in terms),
        acts=content_terms(acting, less=spoken),
        passing=frozenset(terms).difference(content_terms(without_passing(bare), less=spoken)),
        wants=wants,
        documents=documents,
        agencies=agencies,
        places=frozenset(mention.ids[0] for mention in places),
        strangers=strangers,
        unclear_documents=unclear_documents,
        unclear_agencies=unclear_agencies,
        everyday=everyday_in(tidy, names.lay_words),
    )


_LESS = {
    # Typed without accents, "văn bản nào" holds "ban nào"; "có ai giúp không" asks for help.
    "whose": ("which_document", "there_is"),
    "which_document": ("of_law",),
    # "ngày mấy", "số mấy": nothing is counted.
    "amount": ("which_day", "number"),
}
"""What is no want where only these phrases say it."""


def _wants(text: str, agencies: tuple[str, ...], names: Names, *, unclear: bool) -> frozenset[str]:
    """Return what the phrases of a question ask for.

    What an agency leads or advises is a question of its work, and so is "nhiệm vụ" beside its name alone.
    """
    wants = {want for want in WANTS if says(text, f"questions.{want}")}
    wants -= {
        want for want, beside in _LESS.items() if not says(without_phrases(text, beside), f"questions.{want}")
    }
    wants |= _opening(text)
    if says(text, "questions.submitting"):
        wants.discard("issuer")  # to whom it is submitted is asked, and not who issued the document
    beside = less_names(text, names.agencies.found_in(text)) if agencies or unclear else ""
    of_work = says(beside, "questions.of_work") and not content_terms(without_phrases(beside, ("of_work",)))
    if len(agencies) > 1 and offers_either(text, names):
        wants.add("whose")  # "là A hay B chủ trì"
    if agencies and not says(beside, "questions.ours"):
        wants.discard("ours")  # "việc của" may be a part of a name
    if body_alone(text):
        wants.add("ours")
    if of_work or (agencies and says(text, "questions.duties_of_role")):
        wants.add("duties")
    if wants <= _OF_SOMEBODY:  # said by the name of a body only, it asks of nobody's work
        bare = less_names(text, names.agencies.found_in(text))
        by_name = {
            one for one in wants if says(text, f"questions.{one}") and not says(bare, f"questions.{one}")
        }
        wants -= by_name
    if not agencies and says(text, "questions.purpose"):
        wants.discard("duties")  # what a thing is for is nobody's work
    return frozenset(wants)


def _opening(text: str) -> set[str]:
    """Return what a bare phrase asks by the noun it begins with: "hạn nộp hồ sơ", "lãi suất vay"."""
    first = " ".join(text.split()[:2])
    opened = {want for want in ("when", "amount") if _begins(first, f"questions.opens_{want}")}
    return opened if opened and not _begins(first, "questions.no_deadline") else set()


def _begins(text: str, key: str) -> bool:
    spoken = text.lower() if has_accents(text) else fold(text)
    spelt = words(key) if has_accents(text) else map(fold, words(key))
    return f"{spoken} ".startswith(tuple(f"{one} " for one in spelt))


def body_alone(text: str) -> str:
    """Return the body that stands alone behind a colon ("an ninh mạng: Công an?"), "" where none does."""
    last = text.rpartition(":")[2].strip(" ?.!") if ":" in text else ""
    few = 0 < len(last.split()) <= _LONGEST_BODY
    return last if few and says(" ".join(last.split()[:2]), "questions.kinds_of_bodies") else ""


def offers_either(text: str, names: Names) -> bool:
    """Tell whether the question sets two agencies beside each other to choose from: "là A hay B"."""
    return _ALTERNATIVE.search(fold(less_names(text, names.agencies.found_in(text)))) is not None


def _without_documents(text: str, names: Names) -> tuple[str, frozenset[str], tuple[tuple[str, ...], ...]]:
    """Return `text` less the names of documents, the documents named, and the candidates of unclear names."""
    bodies = names.agencies.found_in(text)  # "Ban Chỉ đạo Đề án …" names a body, not the document
    named = [
        one
        for one in names.documents_in(text)
        if not any(body.start < one.start and one.end <= body.end for body in bodies)
        and not _is_of_a_body(text[: one.start])
    ]
    text = less_names(text, named)
    clear = frozenset(mention.id for mention in named if mention.id)
    unclear = tuple(m.ids for m in named if m.id is None and not clear.intersection(m.ids))
    return text, clear, unclear


def _is_of_a_body(before: str) -> bool:
    """Tell whether the words before a document's name call a body that is named after what it is for.

    "Ban Chỉ đạo về … và Đề án …" names no document, "Ban Chỉ đạo làm gì theo Đề án …" does.
    """
    called = _for_what().search(fold(before))
    return called is not None and len(called.group("what").split()) <= _LONGEST_BODY


@cache
def _for_what() -> re.Pattern[str]:
    """Return the pattern of a body and what it is for, up to a name that goes on with that."""
    bodies = "|".join(map(fold, words("questions.bodies")))
    asks = "|".join(map(fold, words("questions.no_more_of_a_body")))
    return re.compile(rf"\b(?:{bodies})\b(?P<what>(?:(?!\b(?:{asks})\b)[^?;.:])*?\b(?:va|voi)\s+)$")


def _without_bodies(text: str, names: Names) -> str:
    """Return `text` less the names of agencies and of bodies named after what they do."""
    return without_phrases(less_names(text, names.agencies.found_in(text)), ("bodies",))


def _asks_which(after: str) -> bool:
    """Tell whether the words behind an office ask of which body it is ("bộ trưởng bộ nào"): nobody is named there."""
    start = " ".join(after.split()[:2])
    return says(start, "questions.whose") and not without_phrases(start, ("whose",)).strip()


def _with_short_call(text: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """Return `text` with the body whose work it asks for, where it is called in short, by its full name."""
    called = names.called_in_short.whose_work(text)
    if called is None:
        return text, ()
    said, id_ = called
    spelt = re.compile(r"[\W_]+".join(map(re.escape, said.split())), re.IGNORECASE)
    at = spelt.search(text if has_accents(text) else fold(text))
    if at is None:
        return text, ()
    full = names.agency(id_)
    return f"{text[: at.start()]}{full if has_accents(text) else fold(full)}{text[at.end() :]}", (id_,)


def _with_full_names(text: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """Return `text` with every agency called as the documents print it, and the agencies named.

    One called by an office stays so: who holds the office is said by the clause that gives it.
    """
    named = names.agencies_in(text)
    accented = has_accents(text)  # a text typed without accents stays one
    ids: list[str] = []
    for mention in reversed(named):
        if mention.id and not _asks_which(text[mention.end :]):
            ids.insert(0, mention.id)
            if names.is_office(text, mention):
                continue
            full = names.agency(mention.id)
            text = f"{text[: mention.start]}{full if accented else fold(full)}{text[mention.end :]}"
    return text, tuple(dict.fromkeys(ids))
