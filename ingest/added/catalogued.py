"""Which document of the catalogue a file is: the one of its number, of those that share it by day and place."""

from collections.abc import Mapping

from assistant.text.normal import fold
from ingest.catalogue import Entry
from ingest.identity.document_number import has_year, same_number
from ingest.identity.identity import Identity


def entry_of(found: Identity, catalogue: Mapping[str, Entry]) -> Entry | None:
    """Return the entry of the document that a file was recognised as; None when the catalogue does not know it.

    A number that says no year is given again every year, and by every place: then the day and the
    place must not speak against it.
    """
    if not found.number:
        return None
    same = [one for one in catalogue.values() if same_number(str(one.get("number", "")), found.number)]
    of_day = [one for one in same if found.signed_on and one.get("signed_on") == found.signed_on]
    for candidates in (of_day, same):
        fitting = [one for one in candidates if _fits(one, found)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _fits(entry: Entry, found: Identity) -> bool:
    if has_year(found.number):
        return True
    place, day = str(entry.get("place", "")), entry.get("signed_on")
    if found.place and fold(place) != fold(found.place):
        return False
    # The days may differ by a slip of one of the two, the years may not.
    return not (day and found.signed_on) or day.year == found.signed_on.year
