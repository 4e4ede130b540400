"""The whole library as the next version would hold it: the corpus, what was brought in, what comes, less what goes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Holding, Tombstone
from assistant.search.embedder import Embedder
from assistant.wording import say
from ingest.added.arrivals import AddedDocument, Coming
from ingest.added.revisions import Included, included, sweep
from ingest.corpus import Corpus, build_corpus
from ingest.held import held_in
from ingest.publish import OnGone, Published, publish_content
from ingest.read.apart import read_apart
from ingest.switch import Writer
from ingest.version import Content, Progress


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that the next version would hold.

    `before` are the added documents that the current version holds, `added` names those of the next;
    of what comes, `new` changes something and `there` is held just so already.
    """

    corpus: Corpus
    before: Included
    added: Mapping[str, str]
    new: tuple[Coming, ...]
    there: tuple[Coming, ...]


def whole_library(
    home: Path,
    corpus: Path,
    *,
    coming: Sequence[Coming] = (),
    going: Collection[str] = (),
    anew: bool = False,
) -> Whole:
    """Return the library of `corpus` and of the added documents, with those `coming` and without those `going`.

    Documents about which nothing changed are taken from the current version, unless all is built `anew`,
    from the files themselves. Raises CorpusInvalid as `build_corpus` does, and where a kept document is
    damaged.
    """
    before = included(home)
    there = tuple(one for one in coming if before.names.get(one.name) == one.revision)
    new = tuple(one for one in coming if one not in there)
    leaving = {*going, *(one.name for one in new)}
    staying = [revision for id_, revision in before.revisions.items() if id_ not in leaving]
    if anew:
        built = build_corpus(corpus, [*(AddedDocument(one, read_apart) for one in staying), *new])
    else:
        with held_in(home) as held:
            built = build_corpus(corpus, [*map(AddedDocument, staying), *new], held)
    added = {one.id: one.name for one in staying} | {one.name: one.revision for one in new}
    return Whole(built, before, dict(sorted(added.items())), new, there)


def publish_whole(
    writer: Writer,
    whole: Whole,
    embedder: Embedder,
    *,
    on_gone: OnGone = lambda gone: None,  # noqa: ARG005
    on_progress: Progress = lambda step, done, total: None,  # noqa: ARG005
    rebuild: bool = False,
) -> Published:
    """Publish the library, and keep the files that come in once `on_gone` lets them: then all of it, or nothing.

    Raises CorpusInvalid where a document has an error that a person must repair first; else as
    `publish_content` does.
    """
    errors = sum(map(errors_of, whole.corpus.holdings))
    if errors:
        raise CorpusInvalid(say("errors.corpus.doubts", count=errors))
    corpus = whole.corpus
    content = Content(corpus.holdings, corpus.reference, embedder, added=whole.added, stamps=corpus.stamps)

    def keep(gone: Sequence[Tombstone]) -> None:
        on_gone(gone)
        for one in whole.new:
            one.keep(writer.home)

    try:
        return publish_content(writer, content, on_progress=on_progress, on_gone=keep, rebuild=rebuild)
    finally:
        sweep(writer.home)


def errors_of(holding: Holding) -> int:
    """Return how many errors of a document stop publication."""
    return sum(doubt.severity == "error" for doubt in holding.doubts)
