"""What the verbs that write reports share: files, the page's style, charts, progress."""
