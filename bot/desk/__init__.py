"""What every door stands on: the open library, the assistant, and what is made once of an edition."""
