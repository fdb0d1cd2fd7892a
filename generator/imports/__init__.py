"""Data sets of others as actors, relations and references: one module per format, from bytes to an `Extract`."""
