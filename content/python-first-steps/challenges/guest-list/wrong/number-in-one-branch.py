guests = input().split()
name = input()
if name in guests:
    print("Welcome!")
else:
    guests.append(name)
    print("You are new.")
    print(len(guests))
