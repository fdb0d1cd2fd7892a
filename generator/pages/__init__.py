"""The pages of the site as Markdown: each page is a function from records to a `Page`, listed in `site`."""
