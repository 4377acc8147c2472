here = input()
there = input()
print((here + there) / 2)
