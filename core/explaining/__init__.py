"""What an explanation in a learner's own words covers, and what a curious listener asks about it, without a model."""
