def total_even(numbers):
    # zq7canary-reference
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total = total + number
    return total
