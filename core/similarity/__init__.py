"""How alike the programs of a class are, by their tokens: what is found is shown to a person, and decides nothing."""
