"""The life of a message: small talk, follow-ups, several questions at once, and the ends that are no answer."""
