word = input()
print(word + "-42!")
