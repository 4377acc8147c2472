towns = input()
print(towns[0], "to", towns[-1])
