"""What each rule asks, with an example that breaks it and one that keeps it: the page of rules, and what is told to other programs."""
