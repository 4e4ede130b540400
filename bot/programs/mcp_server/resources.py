"""The resources: the list of documents, each document, each provision; and the ids that complete an address."""

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from mcp.shared.exceptions import MCPError
from mcp.types import (
    INVALID_PARAMS,
    CompleteRequestParams,
    Completion,
    ListResourcesResult,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextResourceContents,
)

from assistant.library.addresses import key
from assistant.library.nouns import Document, Provision
from assistant.wording import say
from bot.desk.desk import public_documents
from bot.programs.mcp_server.reading import document_text, provision_text
from bot.programs.mcp_server.results import refused
from bot.views.naming import document_named, provision_named
from bot.views.shapes.lists import documents_shape

if TYPE_CHECKING:
    from assistant.library.library import Library

LIST = "troly57://documents"
DOCUMENT = "troly57://documents/{id}"
PROVISION = "troly57://provisions/{id}"
_JSON, _MARKDOWN = "application/json", "text/markdown"
_PAGE = 100
_LONGEST = 1000


def templates() -> list[ResourceTemplate]:
    """Return how documents and provisions are addressed."""
    return [
        ResourceTemplate(
            name=name,
            title=say(f"mcp.resource.{name}_title"),
            description=say(f"mcp.resource.{name}"),
            uri_template=template,
            mime_type=_MARKDOWN,
        )
        for name, template in (("document", DOCUMENT), ("provision", PROVISION))
    ]


def listing() -> Resource:
    """Return the list of documents as a resource, which is there before the library is open."""
    return Resource(
        uri=LIST,
        name="documents",
        title=say("mcp.resource.documents_title"),
        description=say("mcp.resource.documents"),
        mime_type=_JSON,
    )


def page_of(library: "Library", cursor: str | None) -> ListResourcesResult:
    """Return a page of the resources, the list of documents before all; MCPError for a cursor that is none of ours."""
    listed = [listing(), *(_resource(one) for one in public_documents(library) if one.text != "none")]
    if cursor is not None and not (
        cursor.isascii() and cursor.isdecimal() and 0 < int(cursor[:9]) < len(listed)
    ):
        raise MCPError(INVALID_PARAMS, say("mcp.fault.cursor"))
    start = int(cursor or 0)
    end = start + _PAGE
    return ListResourcesResult(
        resources=listed[start:end], next_cursor=str(end) if end < len(listed) else None
    )


def _resource(document: Document) -> Resource:
    told = say(
        f"mcp.resource.{'digest' if document.text == 'digest' else 'listed'}",
        number=document.number,
        title=document.title,
    )
    return Resource(
        uri=DOCUMENT.format(id=quote(document.id, safe="")),
        name=document.id,
        title=f"{document.kind} {document.number}",
        description=told,
        mime_type=_MARKDOWN,
    )


def read(library: "Library", uri: str, site: str) -> ReadResourceResult:
    """Return what is at an address; MCPError, with the remedy, where nothing is."""
    address = uri[:_LONGEST]
    if address == LIST:
        return _contents(uri, _JSON, json.dumps(documents_shape(library), ensure_ascii=False))
    for template in (DOCUMENT, PROVISION):
        prefix = template.partition("{")[0]
        if address.startswith(prefix):
            id_ = unquote(address.removeprefix(prefix))
            text = _document(library, id_) if template == DOCUMENT else _provision(library, id_, site)
            return _contents(uri, _MARKDOWN, text)
    raise MCPError(INVALID_PARAMS, say("mcp.fault.unknown_resource"))


def _document(library: "Library", id_: str) -> str:
    found = document_named(library, id_)
    if isinstance(found, Document):
        return document_text(library, found)
    raise MCPError(INVALID_PARAMS, refused(found, Document).told)


def _provision(library: "Library", id_: str, site: str) -> str:
    found = provision_named(library, id_)
    if isinstance(found, Provision):
        return provision_text(library, found, site)
    raise MCPError(INVALID_PARAMS, refused(found, Provision).told)


def _contents(uri: str, mime_type: str, text: str) -> ReadResourceResult:
    return ReadResourceResult(contents=[TextResourceContents(uri=uri, mime_type=mime_type, text=text)])


def completed(library: "Library", asked: CompleteRequestParams) -> Completion:
    """Return the ids that begin as typed: of documents also by their numbers, of provisions within one document."""
    template = getattr(asked.ref, "uri", "")
    if asked.argument.name != "id" or template not in {DOCUMENT, PROVISION}:
        return Completion(values=[])
    typed = asked.argument.value[:_LONGEST]
    document, slash, path = typed.partition("/")
    if template == PROVISION and slash:
        found = document_named(library, document)
        places = library.provisions(found.id) if isinstance(found, Document) else ()
        ids = [one.id for one in places if one.path.casefold().startswith(path.casefold())]
    else:
        end = "/" if template == PROVISION else ""
        ids = [f"{one.id}{end}" for one in public_documents(library) if _begins(one, key(typed))]
    return Completion(values=ids[:_PAGE], total=len(ids), has_more=len(ids) > _PAGE)


def _begins(document: Document, typed: str) -> bool:
    return any(key(name).startswith(typed) for name in (document.id, document.number, *document.aliases))
