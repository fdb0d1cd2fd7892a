"""The values of printed papers: what a brief and the book say, before a template sets them."""
