"""Changes to record files that leave every other byte alone, and descriptions of records for editors."""
