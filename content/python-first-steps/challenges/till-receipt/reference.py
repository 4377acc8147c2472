count = int(input())
total = 0
for i in range(count):
    price = int(input())
    total = total + price
print(total)
