"""A static briefing-site generator: cited YAML records in, a searchable site and printed briefs out."""
