"""What is held against the standard on the pages of a document, a file a subject: each check beside its message (L7xx)."""
