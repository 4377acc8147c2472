answer = input().lower()
if answer == "yes" and answer == "y":
    print("Here you are!")
else:
    print("Maybe later.")
