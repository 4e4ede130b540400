"""`troly57 ask`: one question, one answer with its sources."""

import json
from typing import Annotated

import typer

from assistant.answers.answer import Answer, Question, Status
from assistant.library.nouns import Confidence, Fix
from assistant.settings import read_settings
from assistant.wording import say
from bot.commands.naming import one_document
from bot.views.answers.authors import written_note
from bot.views.answers.markdown import plain_lines
from bot.views.answers.sources import Said, Source, sources
from bot.views.shapes.answer import answer_shape

_ANSWERED = frozenset({Status.ANSWERED, Status.PARTIAL, Status.GREETING})
_NOT_ANSWERED = 3
_USAGE = 2
_BROKEN = 1
_LIMIT = 2000


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `ask`."""
    app.command(help=say("cli.help.ask"))(ask)


def ask(
    question: Annotated[str, typer.Argument(help=say("cli.help.ask_question"))],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.help.ask_json"))] = False,
    document: Annotated[list[str] | None, typer.Option(help=say("cli.help.ask_document"))] = None,
) -> None:
    """Print the answer; exit 0 when something was answered, 3 when not, 1 when something is broken."""
    _refuse_unreadable(question)
    answer = _answer(question, document or [])
    if as_json:
        typer.echo(json.dumps(answer_shape(answer), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(_told(answer)))
    if answer.status is Status.FAILED:
        raise typer.Exit(_BROKEN)
    if answer.status not in _ANSWERED:
        raise typer.Exit(_NOT_ANSWERED)


def _refuse_unreadable(question: str) -> None:
    fault = ""
    if not question.strip():
        fault = say("cli.ask.empty")
    elif len(question) > _LIMIT:
        fault = say("cli.ask.long", limit=_LIMIT)
    if fault:
        typer.echo(fault, err=True)
        raise typer.Exit(_USAGE)


def _answer(question: str, references: list[str]) -> Answer:
    from assistant.assistant import Assistant
    from assistant.models.chat import open_chat
    from assistant.search.embedders.chosen import Chosen
    from assistant.search.shelf import Shelf

    settings = read_settings()
    chat = open_chat(settings)
    shelf = Shelf(settings.home, embedder=Chosen(settings), digests=settings.digests)
    shelf.open()
    try:
        with shelf.lend() as edition:
            documents = tuple(one_document(edition.library, reference).id for reference in references)
        return Assistant(shelf, chat).ask(Question(question, documents=documents))
    finally:
        shelf.close()


def _told(answer: Answer) -> list[str]:
    """Return the lines a person reads, in the order of a good answer."""
    lines = []
    if answer.understood:
        lines += [say("cli.ask.understood", text=answer.understood), ""]
    # A model's plain words stand in under the clause that they explain.
    plain = {line.replace("**", "") for line in plain_lines(answer.sentences)}
    lines += [
        f"  {line}" if line.strip() in plain else line for line in answer.text.replace("**", "").splitlines()
    ]
    if answer.written_by == "model":
        name = answer.writing.model if answer.writing else ""
        lines += ["", written_note(answer), *([say("cli.ask.model", name=name)] if name else [])]
    if answer.citations:
        lines += ["", say("cli.ask.sources")]
        for source in sources(answer.citations):
            lines += _source(source)
    if answer.nearest:
        lines += ["", say("cli.ask.nearest")]
        for nearest in answer.nearest:
            quote = nearest.quote
            key = "near_digest" if nearest.kind == "digest" else "near"
            lines.append("  " + say(f"cli.ask.{key}", label=quote.label, quote=_one_line(quote.text)))
            lines.append("      " + nearest.url)
    if answer.whom_to_ask:
        lines += ["", answer.whom_to_ask]
    return lines


def _source(source: Source) -> list[str]:
    """Return the lines of one place: where it is, each quote under its number, what stands beside."""
    head = say(
        "cli.ask.digest" if source.digest else "cli.ask.place", label=source.label, number=source.number
    )
    quotes = [_quote(source, said) for said in source.said]
    beside = " · ".join(f"“{_one_line(text)}”" for text in source.beside)
    more = ["  " + say("cli.ask.beside", text=beside)] if beside else []
    if source.rests_on:
        more.append("  " + say("cli.ask.rests_on", sources="; ".join(source.rests_on)))
    if source.original:
        key = "original" if source.verified else "original_unverified"
        more.append("  " + say(f"cli.ask.{key}", url=source.original))
    return [f"  {line}" for line in (head, *quotes, *more, *map(_fix, source.fixes), f"    {source.url}")]


def _quote(source: Source, said: Said) -> str:
    key = "summary" if source.digest else "part" if said.part else "quote"
    return "  " + say(f"cli.ask.{key}", n=said.n, part=said.part, text=_one_line(said.text))


def _fix(fix: Fix) -> str:
    key = "fix" if fix.confidence is Confidence.SURE else "suspected"
    return "  " + say(f"cli.ask.{key}", received=_one_line(fix.received), corrected=_one_line(fix.corrected))


def _one_line(text: str) -> str:
    """Return a quote on one line: cells apart, lines joined."""
    return " ".join(text.replace("\t", " | ").split())
