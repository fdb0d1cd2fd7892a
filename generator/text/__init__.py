"""Text formats; nothing here knows what a dossier is."""
