"""What stands below a provision, told by who is whose parent."""

from pathlib import Path

from assistant.library.below import with_all_below
from assistant.library.nouns import Provision
from assistant.places import data_folder
from ingest.corpus import build_document
from ingest.reference import read_reference

INVENTED = Path(__file__).parents[1] / "ingest" / "documents"


def test_all_that_is_below_a_provision_is_told_in_order_and_nothing_else() -> None:
    held = build_document(INVENTED / "hai-son", read_reference(data_folder("corpus")).agencies).provisions
    parents = {one.id: one.parent for one in held}
    several = 0
    for provision in held:
        below = tuple(one for one in held if _stands_in(provision, one, parents))
        several += len(below) > 2
        assert with_all_below(provision, held) == below
    assert several


def _stands_in(provision: Provision, one: Provision, parents: dict[str, str | None]) -> bool:
    place: str | None = one.id
    while place and place != provision.id:
        place = parents[place]
    return place is not None
