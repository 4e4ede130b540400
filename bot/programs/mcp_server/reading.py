"""The tools that read: one provision, and the documents held; and both, and a whole document, as Markdown."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.library.citing import cite_place
from assistant.library.nouns import Document, Provision
from assistant.wording import begun, say
from bot.programs.mcp_server.arguments import DocumentsArguments, ProvisionArguments
from bot.programs.mcp_server.lines import told_fix
from bot.programs.mcp_server.reach import Reach, chosen
from bot.programs.mcp_server.results import Found, Refused, Result, refused
from bot.views.documents.identity import facts, validity
from bot.views.naming import provision_named
from bot.views.shapes.lists import DocumentsShape, whole_provision_shape
from bot.views.shapes.records import document_shape

if TYPE_CHECKING:
    from assistant.library.library import Library

_KINDS_OF_TEXT = {"digest": "document_digest", "none": "document_none"}


def provision(reach: Reach, given: ProvisionArguments) -> Result:
    """Return one provision, as `/api/v1/provisions/…` gives it."""
    with reach.desk.library() as library:
        found = provision_named(library, given.id)
        if not isinstance(found, Provision):
            return refused(found, Provision)
        return Found(whole_provision_shape(library, found), provision_text(library, found, reach.site))


def documents(reach: Reach, given: DocumentsArguments) -> Result:
    """Return the documents, or the one that is named, as `/api/v1/documents` gives them."""
    with reach.desk.library() as library:
        found = chosen(library, given.document)
    if isinstance(found, Refused):
        return found
    lines = [line for one in found for line in _listed(one)]
    return Found(DocumentsShape(items=[document_shape(one) for one in found]), "\n".join(lines))


def provision_text(library: "Library", place: Provision, site: str) -> str:
    """Return a provision as Markdown: where it is, its own text, what is below it; of a digest a summary."""
    return "\n".join(_provision(library, place, site))


def document_text(library: "Library", document: Document) -> str:
    """Return a document as Markdown: who it is, and all its text; of a digest the statements, marked as a summary."""
    lines = [f"# {document.kind} {document.number}", "", document.title, ""]
    lines += [f"- {name}: {value}" for name, value in facts(document)]
    if document.text == "digest":
        lines += ["", say("mcp.told.digest_notice")]
    for place in library.provisions(document.id):
        if place.text.strip():
            lines += ["", f"**{begun(place.label)}** ({place.id})", "", place.text.strip("\n")]
    return "\n".join(lines)


def _provision(library: "Library", place: Provision, site: str) -> Iterator[str]:
    document = library.document(place.document)
    if document is None:
        raise KeyError(place.document)
    shape = whole_provision_shape(library, place)
    yield say("mcp.told.provision", label=begun(place.label), number=document.number)
    if place.trail:
        yield say("mcp.told.trail", trail=" › ".join(" ".join(one.split()) for one in place.trail))
    if not place.text.strip():
        yield say("mcp.told.empty")
    else:
        key = "summary" if document.text == "digest" else "quoted"
        yield say(f"mcp.told.{key}", text=place.text.strip("\n"))
    yield from (told_fix(fix) for fix in library.fixes(document.id) if fix.touches(place.span))
    cited = cite_place(library, place.id)
    if cited:
        yield say("mcp.told.cited", citation=cited)
    known = validity(document)
    if known:
        yield say("mcp.told.validity", validity=known)
    yield say("mcp.told.address", url=f"{site}{shape['url']}")
    below = {one.id: one for one in library.subtree(place)}
    if shape["children"]:
        yield say("mcp.told.children")
        for id_ in shape["children"]:
            yield say("mcp.told.child", label=begun(below[id_].label), id=id_)


def _listed(document: Document) -> Iterator[str]:
    yield say(
        f"mcp.told.{_KINDS_OF_TEXT.get(document.text, 'document')}",
        number=document.number,
        issuer=document.issuer,
        title=document.title,
        id=document.id,
    )
    known = validity(document)
    yield say("mcp.told.validity", validity=known) if known else say("mcp.told.validity_unknown")
