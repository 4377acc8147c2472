# Palabras que comparten varias salas. Cada sala tiene su sección: añade al final de la tuya.

## Days (core/words/formats.py)

day-today = hoy
day-tomorrow = mañana
day-yesterday = ayer
