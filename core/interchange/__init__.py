"""Courses that come from elsewhere and go elsewhere: files in, drafts, course files out. Pure: values in, values out."""
