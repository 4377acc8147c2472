left = input()
right = input()
spare = left
left = right
right = spare
