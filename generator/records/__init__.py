"""The parts of a dossier, and how it is read from files."""
