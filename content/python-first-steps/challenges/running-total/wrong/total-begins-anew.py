def running_total(days):
    result = []
    for day in days:
        total = 0
        total = total + day
        result.append(total)
    return result
