"""The tools that ask and that search: an answer with its proof, and the nearest provisions."""

from typing import Literal

# Pydantic, which describes these to clients, refuses the one of `typing` before Python 3.12.
from typing_extensions import TypedDict

from assistant.answers.answer import Question, Status
from assistant.library.addresses import place_url
from assistant.wording import say
from bot.programs.mcp_server.arguments import AskArguments, SearchArguments
from bot.programs.mcp_server.reach import Reach, all_named
from bot.programs.mcp_server.results import Found, Refused, Result
from bot.programs.noted import noted
from bot.views.shapes.answer import answer_shape


class HitShape(TypedDict):
    """A provision that was found; the text of a digest is a summary in our words, and no quotation."""

    provision: str
    document: str
    number: str
    label: str
    heading: str
    kind: Literal["verbatim", "digest"]
    text: str
    url: str
    score: float


class HitsShape(TypedDict):
    """What was found, the best first."""

    items: list[HitShape]


def ask(reach: Reach, given: AskArguments) -> Result:
    """Return the assistant's answer, as `POST /api/v1/ask` gives it."""
    with reach.desk.library() as library:
        documents = all_named(library, given.documents)
    if isinstance(documents, Refused):
        return documents
    question = Question(
        text=given.question,
        history=None if given.history is None else tuple(given.history),
        documents=documents,
        as_of=given.as_of,
    )
    answer = reach.desk.ask(question, reach.hear)
    return Found(answer_shape(answer), noted(answer, reach.site), failed=answer.status is Status.FAILED)


def search(reach: Reach, given: SearchArguments) -> Result:
    """Return the provisions nearest to the query."""
    reach.desk.must_be_open()
    with reach.desk.shelf.lend() as edition:
        documents = all_named(edition.library, given.documents)
        if isinstance(documents, Refused):
            return documents
        hits = edition.search(given.query, documents=documents or None, k=given.k)
        held = {one.id: one for one in edition.library.documents()}
        items: list[HitShape] = []
        for hit in hits:
            place, passage = edition.library.provision(hit.provision), edition.library.passage(hit.provision)
            if place is None or passage is None:
                continue
            document = held[place.document]
            items.append(
                {
                    "provision": place.id,
                    "document": document.id,
                    "number": document.number,
                    "label": place.label,
                    "heading": passage.heading,
                    "kind": "digest" if document.text == "digest" else "verbatim",
                    "text": passage.text,
                    "url": place_url(place.id),
                    "score": round(float(hit.score), 6),
                }
            )
    if not items:
        return Refused(say("mcp.fault.nothing_found"))
    lines = [line for n, one in enumerate(items, 1) for line in _hit(n, one, reach.site)]
    return Found(HitsShape(items=items), "\n".join(lines))


def _hit(n: int, hit: HitShape, site: str) -> list[str]:
    score = f"{hit['score']:.3f}"
    lines = [say("mcp.told.hit", n=n, label=hit["label"], number=hit["number"], score=score)]
    if hit["heading"]:
        lines.append(say("mcp.told.heading", heading=" ".join(hit["heading"].split())))
    key = "summary" if hit["kind"] == "digest" else "quoted"
    lines.append(say(f"mcp.told.{key}", text=hit["text"].strip()))
    lines.append(f"   {site}{hit['url']}")
    return lines
