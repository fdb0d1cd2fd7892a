"""The desk: articles and records side by side in a browser, with the verdict of the rules while somebody writes."""
