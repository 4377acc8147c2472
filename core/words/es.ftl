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

asking-question = Pregunta
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
asking-changed = Esta pregunta ha cambiado desde que la hice, así que tu respuesta no ha contado. Aquí está como es ahora.
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

## Code that ran (core/coding)

coding-output = Ha mostrado
coding-stderr = Y por el canal de errores
coding-nothing-printed = Llegó hasta el final sin mostrar nada.
coding-cut = Había más de lo que cabe aquí: esto es el principio.
coding-traceback = Lo que dijo Python
coding-stopped = Python se detuvo antes del final
coding-stopped-at = Python se detuvo en la línea { $line }
coding-timeout = Todavía seguía en marcha
coding-timeout-text = Después de { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
  } no había terminado, así que lo detuve. ¿Hay un bucle cuya condición nunca llega a ser falsa?
coding-memory = Necesitaba demasiada memoria
coding-memory-text = Aquí un programa puede usar { $most } MiB. Busca algo que crezca sin fin, por ejemplo una lista en un bucle.
coding-flood = Mostraba texto sin parar
coding-flood-text = Había tanta salida que lo detuve. Busca un bucle que muestra algo y nunca termina.
coding-queue = Ahora mismo hay muchos programas en marcha
coding-queue-text = Al tuyo no le llegó el turno y no cuenta nada. Prueba otra vez dentro de { $seconds ->
    [one] un segundo
   *[other] unos { $seconds } segundos
  }.
coding-away = Ahora no se puede ejecutar código
coding-away-text = El lugar donde se ejecutan los programas no responde. No cuenta nada; prueba otra vez en un minuto.
coding-mistake = Lee primero la última línea: nombra lo que pasó. La de encima muestra dónde.
coding-mistake-no-function = Buscaba una función llamada `{ $name }`. Defínela exactamente con ese nombre.
coding-mistake-name = Python no conoce aquí el nombre `{ $name }`. ¿Está escrito igual que donde recibió su valor, o debería ser un texto entre comillas?
coding-mistake-unbound = `{ $name }` se usa en la función antes de recibir allí un valor.
coding-mistake-parentheses = Lo que `{ $name }` debe usar va entre paréntesis detrás.
coding-mistake-never-closed = Se abrió un paréntesis que no se cierra. Cuéntalos desde el lugar marcado.
coding-mistake-unmatched = Se cierra un paréntesis que no corresponde al que se abrió.
coding-mistake-quotes = A un texto le faltan las comillas de cierre, del mismo tipo que las de apertura.
coding-mistake-colon = Una línea que abre un bloque (`if`, `else`, `for`, `while`, `def`) termina con dos puntos.
coding-mistake-assign = Un solo `=` da un valor al nombre de su izquierda. Para comparar se escribe `==`.
coding-mistake-return-outside = Un `return` va dentro de una función: mira cuánta sangría tiene.
coding-mistake-syntax = Python no puede leer esta línea. Compara el lugar marcado con un ejemplo: paréntesis, comillas, dos puntos, comas.
coding-mistake-indent-missing = Después de una línea que termina con dos puntos, la siguiente lleva cuatro espacios de sangría.
coding-mistake-indent-unexpected = Esta línea lleva sangría y nada de lo anterior abre un bloque.
coding-mistake-indent = Las líneas de un bloque empiezan en la misma columna, solo con espacios.
coding-mistake-mixed = Se juntan dos tipos de valores que no se pueden unir así, como un texto y un número. Convierte uno con `str(…)` o `int(…)`.
coding-mistake-not-callable = Unos paréntesis detrás de un nombre llaman a una función, y aquí el nombre es otra cosa.
coding-mistake-arguments = La función recibió más o menos valores, u otros, de los que espera.
coding-mistake-not-a-row = Aquí se usa un solo valor como si contuviera varios.
coding-mistake-type = Hay un valor de un tipo donde hace falta otro.
coding-mistake-not-a-number = Este texto no se puede leer como número. Mira qué contiene exactamente.
coding-mistake-unpack = A la izquierda hay más o menos nombres que valores a la derecha.
coding-mistake-value = El valor es del tipo adecuado, pero no uno que se pueda usar aquí.
coding-mistake-index = Esa posición no está en la lista o en el texto. La primera es la 0 y la última es una menos que la longitud.
coding-mistake-key = El diccionario no tiene esa clave.
coding-mistake-attribute = Este valor no tiene nada llamado `{ $name }`. Revisa lo que va detrás del punto y de qué tipo es el valor.
coding-mistake-zero = Algo se divide entre cero.
coding-mistake-input-over = El programa pide una línea de entrada más de las que hay.
coding-mistake-recursion = Una función se llama a sí misma una y otra vez. Necesita un caso en que no lo haga.
coding-mistake-module = Aquí no hay ningún módulo llamado `{ $name }`: se puede importar lo que viene con Python y nada más.
coding-mistake-ended = El programa terminó antes de que la función devolviera su valor.
coding-mistake-crash = Python mismo dejó de funcionar, casi siempre por datos o llamadas anidados sin fin.
