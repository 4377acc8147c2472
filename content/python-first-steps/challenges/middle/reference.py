here = int(input())
there = int(input())
print((here + there) / 2)
