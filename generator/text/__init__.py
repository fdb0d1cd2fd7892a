"""Text formats; nothing here depends on the dossier."""
