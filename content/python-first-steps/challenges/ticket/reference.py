age = int(input())
if age < 6:
    print(0)
elif age < 18:
    print(3)
elif age < 65:
    print(6)
else:
    print(4)
