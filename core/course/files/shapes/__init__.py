"""The shape of each file of a course; the JSON Schemas for editors are made of these."""
