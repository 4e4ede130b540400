"""`troly57 show`: a provision as it will be cited."""

from contextlib import closing
from typing import Annotated

import typer

from assistant.errors import LibraryMissing
from assistant.library.addresses import place_url
from assistant.library.library import Library
from assistant.library.nouns import Confidence, Fix, Provision
from assistant.library.opening import open_library
from assistant.library.versions import current_folder
from assistant.settings import Settings, read_settings
from assistant.wording import say
from bot.commands.naming import one_provision


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `show`."""
    app.command(help=say("cli.help.show"))(show)


def show(provision: Annotated[str, typer.Argument(help=say("cli.help.show_provision"))]) -> None:
    """Print a provision with its place, its text, and the received text where a fix lies inside."""
    with closing(_library(read_settings())) as library:
        found = one_provision(library, provision)
        typer.echo("\n".join(_told(library, found)))


def _library(settings: Settings) -> Library:
    """Return the published library alone: showing a provision needs no index."""
    folder = current_folder(settings.home)
    if folder is None:
        raise LibraryMissing(say("errors.library.missing", home=settings.home))
    library = open_library(folder)
    if not settings.digests:
        library.hide_digests()
    return library


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
