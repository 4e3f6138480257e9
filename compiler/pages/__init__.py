"""The pages of a document: LibreOffice, faces, a PDF measured, and the proof."""
