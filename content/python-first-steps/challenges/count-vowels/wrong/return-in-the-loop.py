def count_vowels(text):
    count = 0
    for letter in text.lower():
        if letter in ["a", "e", "i", "o", "u"]:
            count = count + 1
        return count
