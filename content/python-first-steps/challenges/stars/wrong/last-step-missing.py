n = int(input())
for step in range(1, n):
    print("*" * step)
