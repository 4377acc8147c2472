n = int(input())
for step in range(n):
    print("*" * step)
