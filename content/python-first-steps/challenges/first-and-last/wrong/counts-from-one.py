towns = input().split()
print(towns[1], "to", towns[-1])
