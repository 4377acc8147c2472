name = input()
print(name)
print(name)
print(name)
