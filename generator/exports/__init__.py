"""The dossier as data: one module a format, each a pure function from records to bytes."""
