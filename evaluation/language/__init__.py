"""Words and numbers in the two languages of the toolkit."""
