heard = input()
print(heard)
print(heard)
