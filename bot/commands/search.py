"""`troly57 search`: what search finds for a question, and why."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.library.addresses import place_url
from assistant.settings import read_settings
from assistant.text.printable import printable
from assistant.wording import say
from bot.commands.naming import one_document

if TYPE_CHECKING:
    from assistant.search.edition import Edition, Hit
    from assistant.search.query import Query

_NOTHING = 3
_USAGE = 2
_LONGEST = 160
_WORDS = 6


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `search`."""
    app.command(help=say("cli.help.search"))(search)


def search(
    question: Annotated[str, typer.Argument(help=say("cli.help.ask_question"))],
    *,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help=say("cli.help.search_k"))] = 5,
    explain: Annotated[bool, typer.Option("--explain", help=say("cli.help.search_explain"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.help.search_json"))] = False,
    document: Annotated[list[str] | None, typer.Option(help=say("cli.help.ask_document"))] = None,
) -> None:
    """Print the places found, the best first; exit 3 when there is none."""
    if not question.strip():
        typer.echo(say("cli.ask.empty"), err=True)
        raise typer.Exit(_USAGE)
    from assistant.search.shelf import Shelf

    settings = read_settings()
    shelf = Shelf(settings.home, digests=settings.digests)
    shelf.open()
    try:
        with shelf.lend() as edition:
            documents = [one_document(edition.library, reference).id for reference in document or []]
            query = edition.reader.read(question)
            hits = edition.search(query, documents=documents or None, k=k)
            if as_json:
                typer.echo(json.dumps(_shape(query, hits), ensure_ascii=False, indent=2))
            else:
                typer.echo("\n".join(_told(edition, query, hits, explain=explain)))
    finally:
        shelf.close()
    if not hits:
        raise typer.Exit(_NOTHING)


def _shape(query: "Query", hits: "list[Hit]") -> dict[str, object]:
    return {
        "query": asdict(query),
        "items": [asdict(hit) | {"url": place_url(hit.provision)} for hit in hits],
    }


def _told(edition: "Edition", query: "Query", hits: "list[Hit]", *, explain: bool) -> Iterator[str]:
    if query.changed:
        yield say("cli.ask.understood", text=printable(query.accented))
    if explain and query.widened:
        yield say("cli.search.widened", terms=" · ".join(query.widened))
    if not hits:
        yield say("cli.search.nothing")
    for n, hit in enumerate(hits, 1):
        provision = edition.library.provision(hit.provision)
        document = edition.library.document(hit.provision.partition("/")[0])
        passage = edition.library.passage(hit.provision)
        if provision is None or document is None or passage is None:
            continue
        yield ""
        yield say(
            "cli.search.hit", n=n, label=provision.label, number=document.number, score=f"{hit.score:.3f}"
        )
        yield f"   {_short(passage.text)}"
        if explain:
            yield from (f"   {line}" for line in _why(edition, query, hit, hits))
        yield f"   {place_url(hit.provision)}"


def _why(edition: "Edition", query: "Query", hit: "Hit", hits: "list[Hit]") -> Iterator[str]:
    why = edition.why(query, hit)
    if hit.lexical is None:
        yield say("cli.search.no_words")
    else:
        rank = 1 + sum((one.lexical or 0.0) > hit.lexical for one in hits)
        gave = ", ".join(f"{term} ({field}) {amount:.1f}" for field, term, amount in why.words[:_WORDS])
        yield say("cli.search.words", score=f"{hit.lexical:.2f}", rank=rank, gave=gave)
    if hit.vector is None:
        yield say("cli.search.no_sense" if edition.manifest.embedder.weight else "cli.search.sense_off")
    else:
        rank = 1 + sum(one.vector is not None and one.vector > hit.vector for one in hits)
        window = _short(why.window or "")
        yield say("cli.search.sense", score=f"{hit.vector:.3f}", rank=rank, window=window)


def _short(text: str) -> str:
    line = " ".join(printable(text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
