"""The commands, grouped by what people type."""
