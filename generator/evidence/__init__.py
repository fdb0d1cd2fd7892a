"""Statements checked against the passages they cite."""
