count = int(input())
total = 0
for i in range(count):
    price = input()
    total = total + price
print(total)
