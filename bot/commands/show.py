"""`troly57 show`: a provision as it will be cited, or the outline of a document."""

from contextlib import closing
from typing import Annotated

import typer

from assistant.errors import LibraryMissing
from assistant.library.addresses import place_url, resolve_document, resolve_provision
from assistant.library.library import Library
from assistant.library.nouns import Confidence, Document, Fix, Provision
from assistant.library.opening import open_library
from assistant.library.titles import heading_of
from assistant.library.versions import current_folder
from assistant.settings import Settings, read_settings
from assistant.wording import say
from bot.commands.naming import one_document, one_provision

_OUTLINED = frozenset(
    {"part", "chapter", "section", "subsection", "article", "item", "annex", "heading", "statement"}
)
_WORDS = 12
"""So many words of a place tell it from the others."""


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `show`."""
    app.command(help=say("cli.help.show"))(show)


def show(provision: Annotated[str, typer.Argument(help=say("cli.help.show_provision"))]) -> None:
    """Print a provision with its place, its text, and the received text where a fix lies inside.

    Of a document that is named whole, the ids of its places are printed with their first words.
    """
    with closing(_library(read_settings())) as library:
        if not resolve_provision(library, provision) and resolve_document(library, provision):
            lines = _outline(library, one_document(library, provision))
        else:
            lines = _told(library, one_provision(library, provision))
        typer.echo("\n".join(lines))


def _library(settings: Settings) -> Library:
    """Return the published library alone: showing a provision needs no index."""
    folder = current_folder(settings.home)
    if folder is None:
        raise LibraryMissing(say("errors.library.missing", home=settings.home))
    library = open_library(folder)
    if not settings.digests:
        library.hide_digests()
    return library


def _outline(library: Library, document: Document) -> list[str]:
    places = library.provisions(document.id)
    lines = [f"{document.kind} {document.number}", document.title, ""]
    lines += [_first_words(one) for one in places if one.parent is None or one.kind in _OUTLINED]
    lines += [] if places else [say("cli.show.no_text")]
    return lines


def _first_words(provision: Provision) -> str:
    heading = heading_of(provision).split()
    first = " ".join(heading[:_WORDS])
    more = " …" if len(heading) > _WORDS else ""
    return f"{'  ' * len(provision.trail)}{provision.id}  {first}{more}"


def _told(library: Library, provision: Provision) -> list[str]:
    document = library.document(provision.document)
    lines = [f"{provision.label}, {document.number if document else provision.document}"]
    if provision.trail:
        lines.append(say("cli.show.trail", trail=" › ".join(one.strip() for one in provision.trail)))
    if provision.page:
        lines.append(say("cli.show.page", page=provision.page))
    text = library.clean_text(provision.document)[provision.start : provision.subtree_end]
    lines += ["", text.rstrip("\n"), ""]
    if document and document.text == "digest":
        lines.append(say("cli.show.digest"))
    if grounds := library.grounds(provision.id):
        rests_on = {"grade": grounds.grade, "sources": "; ".join(grounds.sources)}
        lines.append(say("cli.show.grounds", place=f", {grounds.place}" if grounds.place else "", **rests_on))
    for part in library.subtree(provision):
        fixes = [fix for fix in library.fixes(provision.document) if _inside(fix, part)]
        if fixes:
            received = library.received_span(part.document, part.start, part.end).strip("\n")
            lines += [say("cli.show.received"), *(f"  – {_fix(fix)}" for fix in fixes)]
            lines += [*(f"  | {line}".rstrip() for line in received.splitlines()), ""]
    lines.append(say("cli.show.link", url=place_url(provision.id)))
    return lines


def _inside(fix: Fix, provision: Provision) -> bool:
    return fix.provision == provision.id if fix.start is None else fix.touches(provision.span)


def _fix(fix: Fix) -> str:
    note = f" ({fix.note})" if fix.note else ""
    received, corrected = " ".join(fix.received.split()), " ".join(fix.corrected.split())
    if fix.confidence is Confidence.LIKELY:
        return say("cli.show.fix_likely", received=received, corrected=corrected, note=note)
    if not corrected:
        return say("cli.show.fix_removed", received=received, note=note)
    return say("cli.show.fix_applied", received=received, corrected=corrected, note=note)
