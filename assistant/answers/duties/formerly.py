"""Offices called by a name they no longer bear: a dated note beside the answer, from a sourced row."""

from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.reference import Predecessor
from assistant.wording import say


def note_on_names(asked: Understood, lexicon: Lexicon) -> str | None:
    """Return what the offices that the question calls by an old name are called now; None without any."""
    named = {id_ for mention in lexicon.names.former.found_in(asked.spoken) for id_ in mention.ids}
    rows = [row for row in lexicon.reference.predecessors if row.name in named]
    return " ".join(_told(row, lexicon) for row in rows) or None


def _told(row: Predecessor, lexicon: Lexicon) -> str:
    now = next(one.name for one in lexicon.reference.agencies if one.id == row.agency)
    since = say("replies.formerly.since", until=_shown(row.until)) if row.until else ""
    what = say("replies.formerly.what", what=row.what) if row.what else ""
    return say("replies.formerly.told", old=row.name, now=now, since=since, what=what)


def _shown(until: str) -> str:
    """Return an ISO day or month as it is written here."""
    return "/".join(reversed(until.split("-")))
