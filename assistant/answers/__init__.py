"""From a question and an edition to sentences that are proven."""
