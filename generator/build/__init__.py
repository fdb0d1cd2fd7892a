"""From `docs/` to `site/`: runs the engine, checks its output, and publishes all of it or nothing."""
