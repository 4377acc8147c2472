left = input()
right = input()
print(right)
print(left)
