"""From the received text to the clean one, remembering where every character came from."""
