def running_total(days):
    total = 0
    result = []
    for day in days:
        total = total + day
        result.append(total)
        return result
