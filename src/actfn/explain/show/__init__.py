"""The ways in which facts are shown: card, page, index, comparison, code to copy, and the words for each fact."""
