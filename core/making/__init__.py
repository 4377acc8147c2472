"""What a model makes to be learnt: questions, lessons, other words and diagrams, and the gate that each has to pass."""
