"""Printed briefs: the values a template sets, the templates, and the processes that make the PDFs."""
