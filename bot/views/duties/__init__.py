"""Who is given what."""
