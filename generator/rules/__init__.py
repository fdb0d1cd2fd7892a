"""The rules that a dossier is checked against, the list of rules, their explanations, and the reports."""
