def to_fahrenheit(celsius):
    return (celsius * 9 + 32) / 5
