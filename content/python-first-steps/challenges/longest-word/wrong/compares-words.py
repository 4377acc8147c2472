def longest_word(sentence):
    best = ""
    for word in sentence.split():
        if word > best:
            best = word
    return best
