"""The dossier as data: each format is a pure function from records to bytes, listed in `files`."""
