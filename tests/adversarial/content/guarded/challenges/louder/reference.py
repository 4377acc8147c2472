# zq7canary-reference
print(input().upper())
