towns = input().split()
print(towns[0], "to", towns[len(towns)])
