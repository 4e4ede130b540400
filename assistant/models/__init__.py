"""Language models: what is asked of one, what it says, and every way it can fail to."""
