"""Questions that point at what was said before: "văn bản đó", "họ", "chỉ tiêu này"; put with its name instead."""

from collections.abc import Iterator, Sequence

from assistant.answers.conversation.going_on import Core, pointed
from assistant.answers.conversation.naming import ASKS_WHOSE, document_named, rows_named, subject_of
from assistant.answers.conversation.topic import Slots
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.phrasing import form, phrases
from assistant.text.normal import fold
from assistant.wording import words


def pointed_out(core: Core, slots: Slots, lexicon: Lexicon) -> Iterator[str]:
    """Yield the question with what it points at called by its name."""
    if not core.points:
        return
    text = core.spoken
    subject = subject_of(slots, lexicon)
    for kind in core.points:
        name = _name_of(kind, core, slots, lexicon)
        if name:
            text = _put(kind, text, name)
    if text != core.spoken:
        yield text
    by_name = bool(core.asked.wants & ASKS_WHOSE) and bool(slots.rows)
    called = {"documents", "agencies", "they"} & set(core.points) or _phrase_of(core, slots)
    if subject and not by_name and not called:
        yield f"{_without_pointing(core.spoken)} {subject}"
        yield f"{subject} {_without_pointing(core.spoken)}"


def _name_of(kind: str, core: Core, slots: Slots, lexicon: Lexicon) -> str:
    """Return what the last question calls the thing of this kind that is pointed at; empty where it has none."""
    if kind == "documents":
        return _document_of(core, slots, lexicon)
    if kind in {"agencies", "they"}:
        return lexicon.names.agency(slots.agencies[0]) if slots.agencies else ""
    if kind == "rows" and slots.rows:
        return rows_named(slots, lexicon, by_name=bool(core.asked.wants & ASKS_WHOSE))
    named = _phrase_of(core, slots) if kind == "any" else ""
    return named or subject_of(slots, lexicon)


def _document_of(core: Core, slots: Slots, lexicon: Lexicon) -> str:
    unclear = [m for m in lexicon.names.documents.found_in(slots.text) if m.id is None]
    kinds = [lexicon.documents[id_].kind for one in unclear for id_ in one.ids if id_ in lexicon.documents]
    if unclear and not slots.documents and _is_of_kind(core, kinds):
        return slots.text[unclear[0].start : unclear[0].end]
    if _is_of_kind(core, [lexicon.documents[id_].kind for id_ in slots.documents[:1]]):
        return document_named(slots, lexicon)
    return _phrase_of(core, slots, "documents")


def _is_of_kind(core: Core, kinds: Sequence[str]) -> bool:
    """Tell whether what is pointed at may be a document of one of these kinds."""
    found = pointed("documents", core.spoken).search(form(core.spoken))
    if found is None or not kinds:
        return False
    noun = fold(found.group(1))
    generic = {fold(one) for one in words("follow_ups.any_document")}
    return noun in generic or any(noun in fold(kind) for kind in kinds)


def _phrase_of(core: Core, slots: Slots, kind: str = "any") -> str:
    """Return the words of the last question from the noun on that is pointed at."""
    found = pointed(kind, core.spoken).search(form(core.spoken))
    if found is None:
        return ""
    noun = fold(found.group(1)).split()
    typed = slots.text.strip(" ?.!").split()
    said = [fold(word.strip(",")) for word in typed]
    starts = (n for n in range(len(said)) if said[n : n + len(noun)] == noun)
    at = next(starts, None)
    return " ".join(typed[at:]) if at is not None else ""


def _put(kind: str, text: str, name: str) -> str:
    listed = kind in {"they", "it"}
    pattern = phrases(f"follow_ups.{kind}", text) if listed else pointed(kind, text)
    found = pattern.search(form(text))
    return f"{text[: found.start()]}{name}{text[found.end() :]}" if found else text


def _without_pointing(text: str) -> str:
    for pattern in (phrases("follow_ups.it", text), pointed("rows", text)):
        found = pattern.search(form(text))
        if found:
            return f"{text[: found.start()]} {text[found.end() :]}"
    found = pointed("any", text).search(form(text))
    return f"{text[: found.end(1)]} {text[found.end() :]}" if found else text
