"""The instructors' pages, made on the server: they work without a script."""
