sentence = input()
sentence.upper()
print(sentence + "!!!")
