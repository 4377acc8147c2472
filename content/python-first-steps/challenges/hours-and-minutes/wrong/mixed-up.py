minutes = int(input())
print(minutes % 60, minutes // 60)
