age = int(input())
if age < 6:
    print(0)
if age < 18:
    print(3)
if age < 65:
    print(6)
else:
    print(4)
