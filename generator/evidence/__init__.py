"""Statements held against the passages they cite."""
