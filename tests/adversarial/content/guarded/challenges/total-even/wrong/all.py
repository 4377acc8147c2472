def total_even(numbers):
    return sum(numbers)
