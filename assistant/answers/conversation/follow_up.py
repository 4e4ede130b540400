"""Follow-ups: the full question that a short one stands for, put together from what was said before."""

import re
from collections.abc import Iterator

from assistant.answers.conversation.going_on import Core
from assistant.answers.conversation.naming import (
    ASKS_WHOSE,
    YEAR,
    document_named,
    less_documents,
    numbered,
    rows_named,
    subject_of,
    years_named,
)
from assistant.answers.conversation.pointed_at import pointed_out
from assistant.answers.conversation.topic import Slots
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says, without_phrases
from assistant.text.normal import fold, has_accents
from assistant.wording import say

_OF_DOCUMENTS = frozenset({"signer", "issuer", "number", "signed_on", "validity", "in_force"})
_FOR = "cho|doi voi|danh cho"
_OF_ITS_OWN = frozenset({"whose", "duties", "how_often", "when", "signer", "issuer", "number", "overview"})


def full_questions(core: Core, slots: Slots, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the full questions that `core` may stand for after `slots`, the likeliest first."""
    plainly = _is_unaccented(core.spoken) or _is_unaccented(slots.text)
    names_nothing = not (core.points or core.asked.agencies or core.asked.years or _asks_itself(core))
    if plainly and "duties" in slots.asked.wants and names_nothing:
        return ()  # without accents a body that is not known by its name is any word
    found = (*pointed_out(core, slots, lexicon), *_replacing(core, slots, lexicon))
    typed = (fold(text) if plainly and not _adds_accented(text, core.spoken) else text for text in found)
    tidied = (" ".join(text.split()).strip(" ,?") for text in typed)
    return tuple(dict.fromkeys(text for text in tidied if text and fold(text) != fold(core.spoken)))


def _is_unaccented(text: str) -> bool:
    """Tell whether a text was typed without accents, so that what is put together of it must have none."""
    return not has_accents(text) and len(re.findall(r"[a-z]{2,}", fold(text))) > 1


def _adds_accented(text: str, spoken: str) -> bool:
    """Tell whether all that `text` adds to a question typed with accents has its accents as well."""
    own = set(spoken.split())
    added = " ".join(word for word in text.split() if word not in own)
    return has_accents(spoken) and not _is_unaccented(added)


def _replacing(core: Core, slots: Slots, lexicon: Lexicon) -> Iterator[str]:
    """Yield the last question with the one thing replaced that is named anew, or asked of the same thing."""
    asked = core.asked
    if core.points:
        return
    if says(core.text, "follow_ups.of_the_place") and not asked.agencies:
        local = without_phrases(less_documents(slots.text, lexicon), ("national", "of_place"))
        yield say("replies.asked_again.of_the_place", question=local)
        return
    yield from _beside_the_last(core, slots, lexicon)
    yield from _of_another_row(core, slots)
    if not core.terms and not asked.agencies and not asked.documents and not asked.address:
        yield from _of_the_same(core, slots, lexicon)
        return
    if asked.address and not asked.years:
        yield core.text
    if asked.agencies and not _asks_itself(core):
        yield from _of_another_agency(core, slots, lexicon)
    if asked.documents and len(slots.asked.documents) <= 1:
        named = numbered(sorted(asked.documents), lexicon)
        yield f"{less_documents(slots.text, lexicon)} {say('replies.asked_again.by', document=named)}"
    yield from _of_another_subject(core, slots, lexicon)


def _beside_the_last(core: Core, slots: Slots, lexicon: Lexicon) -> Iterator[str]:
    """Yield the last question set beside another year, or the whole country."""
    if core.asked.years and says(core.spoken, "follow_ups.growing") and slots.rows:
        yield f"{rows_named(slots, lexicon)} {years_named(slots.years)} {core.spoken}"
    if "national" in core.asked.wants and not core.terms:
        yield say("replies.asked_again.beside_the_country", question=slots.text)
        about = f"{subject_of(slots, lexicon)} {_same_year(core, slots)}"
        yield say("replies.asked_again.of_the_country", about=about) + _asking(slots)


def _of_another_row(core: Core, slots: Slots) -> Iterator[str]:
    """Yield the last question of the row whose number is said."""
    if core.numbers and (slots.asked.target_numbers or slots.rows):
        year = _same_year(core, slots) or years_named(core.asked.years)
        row = say("replies.asked_again.row", number=core.numbers[0])
        yield f"{row} {year} {_asking(slots)}"
    if core.asked.target_numbers:
        yield f"{core.text} {_same_year(core, slots)} {_asking(slots)}"


def _asks_itself(core: Core) -> bool:
    """Tell whether the question asks something of its own beside how many."""
    return bool(core.asked.wants & _OF_ITS_OWN)


def _same_year(core: Core, slots: Slots) -> str:
    return years_named(slots.years[:1]) if slots.years and not core.asked.years else ""


def _of_the_same(core: Core, slots: Slots, lexicon: Lexicon) -> Iterator[str]:
    """Yield the last question of another year, or another thing asked of the same subject."""
    subject = _asked_of(core, slots, lexicon)
    if _asks_itself(core):
        if slots.asked.wants & _OF_DOCUMENTS and slots.documents:
            yield f"{document_named(slots, lexicon)} {core.text}"
        whom = lexicon.names.agency(slots.agencies[0]) if slots.agencies else ""
        yield f"{whom or subject} {core.text}"
        yield f"{core.text} {subject}"
        yield f"{core.text} {document_named(slots, lexicon)}"
    counted = core.shift.year_from(slots.years, slots.rows) if core.shift else None
    years = core.asked.years if counted is None else (counted,)
    if not years:
        return
    if slots.rows:
        yield f"{rows_named(slots, lexicon)} {years_named(years)}"
    elif slots.years:
        yield YEAR.sub(str(years[0]), slots.text, count=1)
    else:
        yield f"{slots.text} {years_named(years)}"


def _of_another_agency(core: Core, slots: Slots, lexicon: Lexicon) -> Iterator[str]:
    subject = _asked_of(core, slots, lexicon)
    mentions = lexicon.names.agencies.found_in(slots.text)
    if len(mentions) == 1:
        (one,) = mentions
        yield f"{slots.text[: one.start]}{core.text}{slots.text[one.end :]}"
    if "duties" in slots.asked.wants or not subject:
        yield f"{core.text} {say('replies.asked_again.duties')}"
    else:
        yield f"{core.text} {say('replies.asked_again.duties_about', subject=subject)}"


def _of_another_subject(core: Core, slots: Slots, lexicon: Lexicon) -> Iterator[str]:
    subject, year = _asked_of(core, slots, lexicon), _same_year(core, slots)
    named = numbered(sorted(slots.asked.documents), lexicon)
    head = f"{say('replies.asked_again.by', document=named)}, " if named else ""
    if _asks_itself(core):
        if slots.asked.wants & _OF_DOCUMENTS and slots.documents:
            yield f"{document_named(slots, lexicon)} {core.text}"
        if slots.agencies:
            yield f"{head}{lexicon.names.agency(slots.agencies[0])} {core.text}"
        yield f"{head}{core.text} {subject}"
        yield f"{head}{subject} {core.text}"
        return
    if "amount" in core.asked.wants:
        yield f"{head}{core.text} {year}"
        yield f"{subject} {core.text}"
        return
    aligned = _aligned(core.text, slots.text)
    if aligned:
        yield aligned
    for_whom = re.match(rf"(.*(?<!\w)(?:{_FOR})\s+)", fold(slots.text))
    if for_whom and len(fold(slots.text)) == len(slots.text) and "help" in slots.asked.wants:
        yield f"{slots.text[: for_whom.end()]}{core.text}"
    if "whose" in slots.asked.wants:
        begins = re.match(r"(?:\S+\s+){1,4}", slots.text)
        yield f"{begins.group() if begins else ''}{core.text}"
    yield f"{head}{core.text} {year} {_asking(slots)}"


def _aligned(new: str, text: str) -> str | None:
    """Return `text` with the words replaced that begin or end as `new` does: "cấp xã" by "cấp tỉnh"."""
    said, typed = new.split(), text.split()
    size = len(said)
    if size < 2:
        return None
    read = str.lower if has_accents(new) and has_accents(text) else fold
    other = [read(word) for word in said]
    for at in range(len(typed) - size + 1):
        span = [read(word.strip(",.;:?!")) for word in typed[at : at + size]]
        if span != other and (span[0] == other[0] or (size > 2 and span[-1] == other[-1])):
            return " ".join((*typed[:at], *said, *typed[at + size :]))
    return None


def _asked_of(core: Core, slots: Slots, lexicon: Lexicon) -> str:
    """Return what the last question was about, as the question at hand may ask of it."""
    return subject_of(slots, lexicon, of_work=bool(core.asked.wants & ASKS_WHOSE))


def _asking(slots: Slots) -> str:
    """Return how the last question asked, in the fewest words."""
    wants = slots.asked.wants
    if "duties" in wants:
        return say("replies.asked_again.duties")
    amount = "amount" in wants or bool(slots.rows)
    return say("replies.asked_again.amount") if amount else ""
