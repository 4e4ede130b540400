"""Official documents to a published library."""
