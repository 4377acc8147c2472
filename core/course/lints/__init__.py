"""What a sound course must also keep so that people learn from it: sizes, plain words, no answers given away."""
