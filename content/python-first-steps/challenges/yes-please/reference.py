answer = input().lower()
if answer == "yes" or answer == "y":
    print("Here you are!")
else:
    print("Maybe later.")
