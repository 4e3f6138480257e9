"""What Office Open XML keeps: packages, looks, lists, properties."""
