def add_up_to(n):
    return n * (n - 1) // 2
