word = input("What do you hear? ")
print(word)
print(word)
