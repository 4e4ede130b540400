"""What a duty is found by: all that it says, and of a row the heading over it."""

from assistant.library.nouns import Duty, Provision


def claim_of(duty: Duty, place: Provision) -> str:
    """Return the words of a duty that stands at `place`."""
    over = place.trail[1:][-1:] if duty.columns else ()
    return " ".join((*over, duty.verb, duty.action, *duty.partners))
