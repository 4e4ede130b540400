"""What identifies a document."""
