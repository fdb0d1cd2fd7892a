"""Articles in a form that can be stored, compared and searched; nothing here depends on the dossier."""
