answer = input().lower()
if answer == "yes" or "y":
    print("Here you are!")
else:
    print("Maybe later.")
