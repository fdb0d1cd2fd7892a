"""Questions about a dossier; the answers contain no markup."""
