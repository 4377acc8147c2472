"""Activities: a folder each. They do not know one another; what they share lies below them."""
