"""What programs receive, as plain JSON: an answer, a document, a provision, a row, a duty."""
