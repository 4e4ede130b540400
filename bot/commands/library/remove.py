"""`troly57 remove`: take a document that was brought in out of the library."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.library.nouns import Tombstone
from assistant.places import data_folder
from assistant.settings import read_settings
from assistant.wording import say
from bot.commands.library.telling import ask_to_publish, named, progress, tell_gone, tell_published

_USAGE = 2


def remove(
    document: Annotated[str, typer.Argument(metavar="VĂN BẢN", help=say("cli.help.remove_document"))],
    *,
    yes: Annotated[bool, typer.Option("--yes", help=say("cli.help.yes"))] = False,
) -> None:
    """Publish the library without an added document; what the corpus holds of it is read again."""
    from assistant.search.embedders.chosen import Chosen
    from ingest.switch import only_writer
    from ingest.whole import publish_whole, whole_library

    settings = read_settings()
    embedder = Chosen(settings)()
    with only_writer(settings.home) as writer:
        id_ = _added(writer.home, document)
        whole = whole_library(writer.home, data_folder("corpus"), going=[id_])
        held = next((one.document.text for one in whole.corpus.holdings if one.document.id == id_), "gone")
        typer.echo(say(f"cli.remove.{held}", id=id_))

        def agree(gone: Sequence[Tombstone]) -> None:
            tell_gone(gone)
            ask_to_publish(yes=yes)

        tell_published(publish_whole(writer, whole, embedder, on_progress=progress, on_gone=agree))


def _added(home: Path, reference: str) -> str:
    """Return the id of the added document that is named; end the command where there is none."""
    from ingest.added.revisions import included
    from ingest.whole import whole_library

    added = included(home).names
    if reference in added:
        # Its own files may be damaged, which is a reason to take it out.
        return reference
    found = [
        one for one in whole_library(home, data_folder("corpus")).corpus.holdings if named(one, reference)
    ]
    ids = [one.document.id for one in found if one.document.id in added]
    if len(ids) == 1:
        return ids[0]
    code = "ambiguous" if ids else "of_corpus" if found else "unknown"
    candidates = ", ".join(ids or added) or "–"
    typer.echo(say(f"cli.remove.{code}", ref=reference, candidates=candidates), err=True)
    raise typer.Exit(_USAGE)
