"""Pages of the site, one module a kind.  Each has one public `render`, which reads like the page."""
