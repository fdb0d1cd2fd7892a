"""What a dossier is checked against: each rule, the list of rules, their explanations, and the reports."""
