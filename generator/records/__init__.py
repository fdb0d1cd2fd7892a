"""What a dossier consists of, and how files become one."""
