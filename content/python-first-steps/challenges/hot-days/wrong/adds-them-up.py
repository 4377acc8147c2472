def hot_days(temperatures, limit):
    count = 0
    for temperature in temperatures:
        if temperature > limit:
            count = count + temperature
    return count
