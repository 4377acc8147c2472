"""Courses as files a teacher writes: reading them, and saying kindly what is wrong in which line."""
