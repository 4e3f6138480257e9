"""The only place that knows OOXML, python-docx, docxtpl and lxml."""
