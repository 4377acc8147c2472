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

## Preguntar (core/asking)

asking-heading = Pregunta { $number } de { $total }
asking-true = Verdadero
asking-false = Falso
asking-pick-many = Elige todas las correctas
asking-order = Pon las líneas en orden
asking-order-some = Pon en orden las líneas correctas y deja fuera las que sobran
asking-output = ¿Qué muestra en pantalla?
asking-number = Tu número
asking-number-in = Tu número, en { $unit }
asking-answer = Tu respuesta
asking-submit = Enviar
asking-right = { $variant ->
    [0] Sí, eso es.
    [1] Correcto.
   *[2] Exacto.
  }
asking-nearly = Ya casi
asking-not-yet = Todavía no: mira esto
asking-wrong-unit = La unidad no encaja: fíjate en qué se mide.
asking-right-answer = La respuesta correcta
asking-grown-nearly = { $skill }: ya casi lo tienes.
asking-grown-mastered = { $skill }: ya lo tienes.
asking-hint = Pista
asking-skip = Saltar
asking-stop = Parar aquí
asking-on = Seguir
asking-hint-title = Una pista
asking-over = Esa pregunta ya quedó atrás. Sigamos con la más reciente.
asking-gone = Esa pregunta ya no está en el curso, así que seguimos sin ella.
asking-numbers = Responde con números del 1 al { $most }, por ejemplo 2 1 3.
asking-unreadable-other_kind = Esa respuesta no encaja con esta pregunta. Usa las opciones que aparecen debajo.
asking-unreadable-empty = Tu respuesta estaba vacía. Inténtalo de nuevo: todavía no cuenta nada.
asking-unreadable-incomplete = Falta algo en tu respuesta. Completa todas las partes: todavía no cuenta nada.
asking-unreadable-not_one = Elige solo una.
asking-unreadable-not_there = Esa opción no existe. Elige una de las que se muestran.
asking-unreadable-doubled = Has puesto una dos veces. Inténtalo de nuevo: todavía no cuenta nada.
asking-unreadable-too_long = Es más largo de lo que cabe aquí como respuesta. Prueba con algo más corto.
asking-unreadable-not_a_number = Esperaba un número, como 3 o 2,5. Inténtalo de nuevo: todavía no cuenta nada.
asking-unreadable-either_way = ¿Esa coma es decimal? Escribe el número con un punto, como 1.234 o 1234.
asking-unreadable-unit_missing = Añade la unidad a tu número, por favor.
asking-unreadable-no_unit_here = Solo el número, por favor, sin palabras detrás.

## El núcleo (core/dispatch.py, core/routing.py)

bug = Algo ha fallado de nuestro lado, no es culpa tuya. No se ha perdido nada. Si lo cuentas, di: { $reference }
unavailable = Una parte de Parley que hace falta para esto no responde ahora. No se ha perdido nada: inténtalo en un minuto.
too-long = Son más de { $most } caracteres, demasiado para un mensaje. Envía la parte que importa.
unknown-command = No existe /{ $given }. Escribe /help para ver qué hay.
unknown-command-near = No existe /{ $given }. ¿Querías decir /{ $near }?
option-missing = A /{ $command } le falta algo: { $option }
choice-gone = Ese botón es de un mensaje antiguo y ya no lleva a ningún sitio. Escribe /help para ver adónde puedes ir.
not-a-number = { $given } no es un número que pueda leer.
course-gone = Ese curso ya no está aquí. Tu progreso en él se conserva. Escribe /courses para elegir otro.
course-none = Primero elige un curso: escribe /courses.
