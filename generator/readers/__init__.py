"""Readers: one for each format of articles, from a file's bytes to numbered paragraphs; `registry.py` lists them."""
