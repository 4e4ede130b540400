"""What a document rests on, does to others and says of its own course, asked of the document: in its own words."""

from collections.abc import Callable, Collection

from assistant.answers.answer import Status
from assistant.answers.clauses.verbatim import say_whole
from assistant.answers.documents.metadata import asks_only_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision

_HEAD = frozenset({"letterhead"})
_MOST = 80
"""More places than this are no answer."""

_DONE_BY_SOMEBODY = frozenset({"implements", "guides"})

Find = Callable[[Document, Lexicon], list[Provision]]


def write_acts(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the places where the one document in question says what is asked of it as a whole; None of anything else.

    A document that says nothing of the kind gets *not found*: no other clause may answer in its place.
    """
    if len(documents) != 1 or (asked.address and not asked.address.bare):
        return None
    document = lexicon.documents[next(iter(documents))]
    if document.text != "verbatim" or says(asked.text, "questions.suffered"):
        return None
    for key, find, whole in ACTS:
        if key in _DONE_BY_SOMEBODY and "whose" in asked.wants:
            continue  # who carries it out is no act of the document
        if says(asked.text, f"questions.{key}") and asks_only_of(document, asked, (key, "of_acts", "issuer")):
            places = find(document, lexicon)
            if len(places) > _MOST:
                return None
            citer = Citer(lexicon)
            said = (say_whole(p, lexicon, citer) if whole else (citer.said(citer.quote(p)),) for p in places)
            sentences = tuple(sentence for group in said for sentence in group)
            return Written(Status.ANSWERED if sentences else Status.NOT_FOUND, sentences, citer.citations)
    return None


def _part(kind: str) -> Find:
    """Return how to find the provisions that are for `kind`, those outermost."""

    def find(document: Document, lexicon: Lexicon) -> list[Provision]:
        ids = dict.fromkeys(p.provision for p in lexicon.library.parts(document.id) if p.kind == kind)
        found = [lexicon.provision(id_) for id_ in ids]
        return [p for p in found if not any(o.start < p.start < o.subtree_end for o in found)]

    return find


def relating(*kinds: str) -> Find:
    """Return how to find where the document says what it does to others; in its title only where nowhere else."""

    def find(document: Document, lexicon: Lexicon) -> list[Provision]:
        relations = lexicon.library.relations(document.id)
        ids = dict.fromkeys(one.provision for one in relations if one.kind in kinds and one.provision)
        found = [lexicon.provision(id_) for id_ in ids]
        return [p for p in found if p.kind not in _HEAD] or found

    return find


def _changed(document: Document, lexicon: Lexicon) -> list[Provision]:
    """Return the articles that change another document and their clauses, without the words that they put in."""
    provisions = lexicon.library.provisions(document.id)
    changing = {p.id for p in relating("amends")(document, lexicon)}
    if not changing:
        return []
    changing |= {p.parent for p in provisions if p.kind == "quoted" and p.parent}
    articles = [
        article
        for article in provisions
        if article.kind == "article"
        and any(article.start <= lexicon.provision(id_).start < article.subtree_end for id_ in changing)
    ]
    return [
        p
        for article in articles
        for p in provisions
        if article.start <= p.start < article.subtree_end and p.kind != "quoted"
    ]


# What is asked, as a list of prompts/questions.toml; where it is said; whether what stands below is said too.
# The first whose words the question says and nothing else answers it.
ACTS: tuple[tuple[str, Find, bool], ...] = (
    ("basis", _part("basis"), False),
    ("transition", _part("transition"), True),
    ("recipients", _part("recipients"), True),
    ("changed_articles", _changed, False),
    ("replaces", relating("replaces", "repeals"), False),
    ("repeals", relating("repeals", "replaces"), False),
    ("amends", relating("amends"), False),
    ("guides", relating("guides"), False),
    ("implements", relating("implements"), False),
)
