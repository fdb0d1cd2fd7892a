"""The site while it is being edited: pages are made on demand and reloaded after each save."""
