"""Libraries every part of which names the one build they come from."""

from assistant.library.nouns import Holding
from assistant.search.edition import Edition
from tests.invented import WordEmbedder, document, holding

WORDS = WordEmbedder()


def stamped(number: int) -> Holding:
    """Return a holding whose ids and texts all hold `number`."""
    return holding(document(f"7-kh-lang-mo-b{number}"), items=12, stamp=f"b{number}")


def mixture(edition: Edition) -> str:
    """Return what shows that the parts of `edition` are of different builds; "" when nothing does."""
    (one,) = edition.library.documents()
    stamp = one.id.rpartition("-")[2]
    hits = edition.search(f"trạm bơm dấu {stamp}", k=50)
    texts = [edition.library.provision(hit.provision) for hit in hits]
    vectors = edition.vectors.ids()
    seen = {
        "manifest": edition.manifest.version == edition.library.version == edition.folder.name,
        "lexical": any(hit.lexical for hit in hits),
        "vectors": any(hit.vector for hit in hits) and all(id_.startswith(one.id + "/") for id_ in vectors),
        "library": all(text is not None and (stamp in text.text or text.path == "I") for text in texts),
        "counts": len(vectors)
        == edition.manifest.counts["passages"]
        == len(edition.library.passages())
        == 13,
    }
    return ", ".join(part for part, whole in seen.items() if not whole)
