"""How long everything is kept, and what deletes it then: the one place that says so."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

WAITING_DAYS = 1
"""For so long something may wait in the inbox for its answer."""
KNOWN_DAYS = 7
"""For so long what was accepted once is known when it comes again."""
BUTTON_DAYS = 180
"""For so long a button works after it was last shown."""
KEY_DAYS = 365
"""For so long a key that was revoked, or whose time is over, is still listed."""
DAY_S = 86_400


def delete_old(connection: "Connection", day: date, *, feedback_days: int) -> int:
    """Delete what is kept longer than is said, and return how many rows that touched.

    Shared answers and quiet groups stay until they are taken back.
    """
    from sqlalchemy import or_

    from bot.store.tables import buttons, feedback, inbox, program_keys

    late, old = (_start(day) - days * DAY_S for days in (WAITING_DAYS, KNOWN_DAYS))
    listed = day - timedelta(days=KEY_DAYS)
    statements = (
        feedback.delete().where(feedback.c.day < day - timedelta(days=feedback_days)),
        buttons.delete().where(buttons.c.day < day - timedelta(days=BUTTON_DAYS)),
        inbox.delete().where(inbox.c.accepted < old),
        program_keys.delete().where(or_(program_keys.c.ends_on < listed, program_keys.c.revoked_on < listed)),
        # What nobody answered in time, of whatever owner.
        inbox.update().where(inbox.c.accepted < late, inbox.c.payload.is_not(None)).values(payload=None),
    )
    return sum(connection.execute(one).rowcount for one in statements)


def _start(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
