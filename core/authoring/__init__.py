"""Courses that instructors keep: what would come of a change is worked out first, and kept as a version once they say so."""
