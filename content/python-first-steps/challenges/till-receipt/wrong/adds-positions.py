count = int(input())
total = 0
for price in range(count):
    line = int(input())
    total = total + price
print(total)
