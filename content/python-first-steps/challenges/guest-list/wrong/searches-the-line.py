line = input()
guests = line.split()
name = input()
if name in line:
    print("Welcome!")
else:
    guests.append(name)
    print("You are new.")
print(len(guests))
