"""A project's directory: its files, its records, and what is generated from them."""
