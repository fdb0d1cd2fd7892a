"""An article in a form that can be kept, compared and searched; nothing here knows what a dossier is."""
