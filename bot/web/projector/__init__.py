"""Questions and answers for a room to read: one at a time, in huge type, with or without a network."""
