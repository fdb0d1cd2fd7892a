"""Changes to record files that keep every other byte, and descriptions of records for editors."""
