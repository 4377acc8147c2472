# Palabras que comparten varias salas. Cada sala tiene su sección: añade al final de la tuya.

## Days (core/words/formats.py)

day-today = hoy
day-tomorrow = mañana
day-yesterday = ayer

## What a platform cannot show (core/degrade.py)

degrade-choices = Escribe un número para elegir.
degrade-choices-beside-form = O escribe una de estas opciones:
degrade-code-cut = Aquí solo se ven los primeros { $shown } de { $total } caracteres.
degrade-code-file = Es largo, así que está entero en el archivo { $name }.
degrade-field-code = Envía tu código en un mensaje.
degrade-field-line = Envía tu respuesta en un mensaje.
degrade-field-many = Envía los números de todas las correctas, por ejemplo { $example }.
degrade-field-order = Envía todos los números en el orden correcto, por ejemplo { $example }.
degrade-field-paragraph = Envía tu texto en un mensaje.
degrade-field-value = Para empezar: { $value }
degrade-file = Archivo: { $name }
degrade-form-several = Envía { $count } mensajes, uno para cada punto.
degrade-picture = Imagen: { $alt }
degrade-progress = { $label } { $bar } { $done } de { $total }
