"""Whether a document applies, what its parts are for, and what it does to other documents."""
