count = int(input())
total = 0
for i in range(count):
    total = 0
    price = int(input())
    total = total + price
print(total)
