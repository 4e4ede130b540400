"""What is said in one turn, as cards that any channel can print; no channel is known here."""
