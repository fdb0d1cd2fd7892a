"""Questions asked of a dossier; the answers contain no markup."""
