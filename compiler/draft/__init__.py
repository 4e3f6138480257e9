"""Any draft to authored data: readers, paragraphs, outline, foot, and the YAML written."""
