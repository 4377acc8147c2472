# Palabras que comparten varias salas. Cada sala tiene su sección: añade al final de la tuya.

## Days (core/words/formats.py)

day-today = hoy
day-tomorrow = mañana
day-yesterday = ayer

## Due dates (core/words/deadlines.py)

deadline-by-end = { $day }, hasta el final del día
deadline-by-time = { $day }, { $time }
deadline-word-in = en, dentro de
deadline-word-one = un, una, uno
deadline-word-days = día, días
deadline-word-weeks = semana, semanas
deadline-word-before = el, la, para, antes de, antes del, hasta, próximo, próxima, este, esta
deadline-word-at = a las, a la, a, al, antes de las, hasta las
deadline-word-noon = mediodía
deadline-word-midnight = medianoche
deadline-word-end = final del día, fin del día

## What a platform cannot show (core/degrade.py)

degrade-choices = Escribe un número para elegir.
degrade-choices-beside-form = O escribe una de estas opciones:
degrade-code-cut = Aquí solo se ven los primeros { $shown } de { $total } caracteres.
degrade-code-file = Así empieza. Está entero en el archivo { $name }.
degrade-field-channel = Envía el identificador del canal en un mensaje.
degrade-field-code = Envía tu código en un mensaje.
degrade-field-line = Envía tu respuesta en un mensaje.
degrade-field-many = Envía los números de todas las correctas, por ejemplo { $example }.
degrade-field-one = Envía el número de lo que elijas.
degrade-field-order = Envía los números en el orden correcto, por ejemplo { $example }.
degrade-field-paragraph = Envía tu texto en un mensaje.
degrade-field-role = Envía el identificador del rol en un mensaje.
degrade-field-value = Para empezar: { $value }
degrade-file = Archivo: { $name }
degrade-form-several = Envía { $count } mensajes, uno para cada punto.
degrade-picture = Imagen: { $alt }
degrade-progress = { $label } { $bar } { $done } de { $total }

## A quien está bloqueado (core/routing.py), y cómo se enseña (core/dials.py)

account-blocked = Ahora mismo no respondo a esta cuenta. Con /privacidad sigues pudiendo llevarte o borrar lo que es tuyo. Si crees que es por una confusión, pregunta a quien lleva Parley aquí.
dials-other-language = Aquí no se ejecuta código en { $language }: así está configurado este grupo. Lo que puedes usar: { $allowed }.

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
asking-why = ¿Por qué?
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
too-fast = Es más de lo que puedo seguir de una vez. Dejo de lado esto y lo que llegue en { $seconds ->
    [one] el próximo segundo
   *[other] los próximos { $seconds } segundos
  }. Después seguimos donde estábamos.
too-fast-together = Hay tanta gente escribiendo aquí a la vez que no puedo seguir. Dejo de lado lo que envíes en { $seconds ->
    [one] el próximo segundo
   *[other] los próximos { $seconds } segundos
  }. Después envíalo otra vez: seguimos donde estábamos.
unknown-command = No existe /{ $given }. Escribe /ayuda para ver qué hay.
unknown-command-near = No existe /{ $given }. ¿Querías decir /{ $near }?
command-of-a-group = A /{ $given } le falta otra palabra. Hay: { $some }
command-for-staff = Eso es para el equipo de esta comunidad. Si formas parte de él, pide a quien la lleva el rol del equipo.
command-for-managers = Eso es para quienes administran esta comunidad. Pide a alguien de allí que lo haga por ti.
command-only-in-communities = Eso es cosa de una comunidad, y aquí estamos a solas. Escríbelo donde está la comunidad.
option-missing = A /{ $command } le falta algo: { $option }
choice-of-another = Ese botón era para otra persona. Escribe /inicio y tendrás los tuyos.
choice-gone = Ese botón es de un mensaje antiguo y ya no lleva a ningún sitio. Escribe /ayuda para ver adónde puedes ir.
not-a-number = { $given } no es un número que pueda leer.
course-gone = Ese curso ya no está aquí. Tu progreso en él se conserva. Escribe /cursos para elegir otro.
attachment-gone = El archivo { $name } ya no está aquí. Envíalo otra vez.
attachment-too-large = { $name } supera los { $most } MiB que puede tener un archivo. Envía uno más pequeño, o una parte.
attachments-too-large = Los archivos superan juntos los { $most } MiB que pueden venir a la vez. Envíalos uno tras otro.
attachment-no-text = { $name } no se puede leer como texto, así que no se puede ejecutar. Guárdalo como texto UTF-8 y envíalo otra vez.
attachments-too-many = Son más de los { $most } archivos que pueden venir a la vez. Envía los que importan.
attachments-idle = { $count ->
    [one] No he mirado el archivo { $names }. Los datos van con el código, después de /ejecutar, y los documentos de los que aprender, con /estudiar.
   *[other] No he mirado estos archivos: { $names }. Los datos van con el código, después de /ejecutar, y los documentos de los que aprender, con /estudiar.
  }

## Documents that are read (core/documents)

document-encrypted = { $name } tiene contraseña, así que no puedo leerlo. Guarda una copia sin ella y envíamela.
document-scanned = Las páginas de { $name } son imágenes, y yo solo leo texto. Pásalo antes por un reconocimiento de texto (OCR) o envía otra copia.
document-broken = No puedo leer { $name }: tiene algo dañado. Ábrelo, guárdalo de nuevo y envíamelo.
document-unknown = { $name } no es de un tipo que pueda leer. Leo PDF, Word (.docx), Markdown, texto sin formato y cuadernos de Jupyter.
document-swells = { $name } ocupa, descomprimido, mucho más de lo que puedo leer. Envía en un archivo aparte los capítulos que importan.
document-empty = No hay texto en { $name }. ¿Es el archivo correcto?
document-slow = Leer { $name } lleva demasiado tiempo. Envía una parte, o guárdalo antes como texto sin formato.
document-large = { $name } supera los { $most } MiB que puede tener un documento. Envía una parte.

## Voice notes, and replies to listen to (core/hearing.py, core/listening.py)

heard-you-say = Has dicho: «{ $said }»
hear-no-model = Aquí no puedo escuchar notas de voz. Escríbelo y seguimos.
hear-not-agreed = Para escucharte, enviaría tu voz a un modelo de lenguaje, y todavía no has dicho que puedo. Acéptalo en /privacidad y envíala otra vez, o escríbelo.
hear-one = Vamos de una en una: envía las grabaciones una tras otra, o escríbelo.
hear-nothing = He escuchado, pero no distingo ninguna palabra. Dilo otra vez, un poco más cerca del micrófono, o escríbelo.
hear-broken = No consigo entender esa grabación: puede que esté dañada, o que sea de un tipo que no conozco. Grábala otra vez, o escríbelo.
hear-too-large = Esa grabación supera los { $most } MiB que puedo escuchar de una vez. Dilo por partes, o escríbelo.
hear-too-long = Esa grabación dura más de los { $most } minutos que puedo escuchar de una vez. Dilo por partes, o escríbelo.
hear-away = Ahora mismo no puedo escuchar. No se ha perdido nada: envíalo otra vez dentro de un minuto, o escríbelo.
listen-no-model = Aquí no puedo leer en voz alta. El texto de arriba es todo lo que hay.
listen-not-agreed = Para leer esto en voz alta, lo enviaría a un modelo de lenguaje, y todavía no has dicho que puedo. Acéptalo en /privacidad y prueba otra vez.
listen-nothing = Aquí no hay palabras que pueda leer en voz alta.
listen-away = Ahora mismo no puedo leer en voz alta. No se ha perdido nada: prueba otra vez dentro de un minuto.
listen-code = Aquí sigue un poco de código.
listen-rest = El resto está ahí para leerlo.

## Code that ran (core/coding)

coding-output = Ha mostrado
coding-stderr = Y por el canal de errores
coding-nothing-printed = Llegó hasta el final sin mostrar nada.
coding-cut = Había más de lo que cabe aquí: esto es el principio.
coding-picture = La imagen { $name }, tal como la dibujó el programa
coding-left-out = { $count ->
    [one] Un archivo más se quedó allí: solo pueden volver unos pocos que no sean muy grandes.
   *[other] Otros { $count } archivos se quedaron allí: solo pueden volver unos pocos que no sean muy grandes.
  }
coding-files-along = { $count ->
    [one] Lo acompaña el archivo { $names }.
   *[other] Lo acompañan los archivos { $names }.
  }
coding-traceback = Lo que dijo { $language }
coding-place = El lugar en tu código
coding-stopped = { $language } se detuvo antes del final
coding-stopped-at = { $language } se detuvo en la línea { $line }
coding-timeout = Todavía seguía en marcha
coding-timeout-text = Después de { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
  } no había terminado, así que lo detuve.
coding-timeout-ask = ¿Hay un bucle cuya condición nunca llega a ser falsa?
coding-memory = Necesitaba demasiada memoria
coding-memory-text = Aquí un programa puede usar { $most } MiB.
coding-memory-ask = Busca algo que crezca sin fin, por ejemplo una lista en un bucle.
coding-flood = Mostraba texto sin parar
coding-flood-text = Había tanta salida que lo detuve.
coding-flood-ask = Busca un bucle que muestra algo y nunca termina.
coding-loop-no_way_out = Probablemente es el bucle de la línea { $line }: su condición se cumple siempre y nada dentro de él lo abandona.
coding-loop-unchanged = Probablemente es el bucle de la línea { $line }: su condición mira `{ $name }`, y nada en el bucle le da otro valor.
coding-loop-growing = Probablemente es el bucle de la línea { $line }: recorre `{ $name }` y la alarga a cada paso, así que nunca llega al final.
coding-other-language = { $name } está escrito en otro lenguaje. Aquí hace falta { $language }, y no cuenta nada.
coding-refused = No lo he ejecutado
coding-refused-SourceTooLong = El programa supera los { $most } KiB que se pueden ejecutar. Quita lo que no necesita o pasa los datos a un archivo.
coding-refused-InputTooLong = Las líneas de entrada superan los { $most } KiB que se le pueden dar a un programa. Prueba con menos.
coding-refused-FilesTooLarge = Los archivos superan los { $most } KiB que se le pueden dar a un programa. Prueba con una parte.
coding-file-too-large = { $name } supera los { $most } KiB que puede tener un programa o un archivo suyo. Prueba con una parte.
coding-refused-FileName = Uno de los archivos tiene un nombre que aquí no sirve. Ponle uno corto y sencillo, como `datos.csv`, y envíalo otra vez.
coding-queue = Ahora mismo hay muchos programas en marcha
coding-queue-text = Al tuyo no le llegó el turno y no cuenta nada. Prueba otra vez dentro de { $seconds ->
    [one] un segundo
   *[other] unos { $seconds } segundos
  }.
coding-away = Ahora no se puede ejecutar código
coding-away-text = El lugar donde se ejecutan los programas no responde. No cuenta nada; prueba otra vez en un minuto.
coding-away-language = Ahora { $language } no se puede ejecutar aquí
coding-away-language-text = El lugar donde se ejecutan los programas no responde o no conoce este lenguaje. No cuenta nada.
coding-mistake = Lee primero la última línea: nombra lo que pasó. La marca muestra dónde.
coding-mistake-no-function = Buscaba una función llamada `{ $name }`. Defínela exactamente con ese nombre.
coding-mistake-no-variable = Buscaba una variable llamada `{ $name }`. Dale un valor exactamente a ese nombre.
coding-mistake-name = Python no conoce aquí el nombre `{ $name }`. ¿Está escrito igual que donde recibió su valor, o debería ser un texto entre comillas?
coding-mistake-name-near = Python no conoce aquí el nombre `{ $name }`. ¿Querías decir `{ $near }`?
coding-mistake-forgotten-import = `{ $name }` viene con Python, pero antes hay que traerlo: escribe `import { $name }` al principio.
coding-mistake-unbound = `{ $name }` se usa en la función antes de recibir allí un valor.
coding-mistake-parentheses = Lo que `{ $name }` debe usar va entre paréntesis detrás.
coding-mistake-never-closed = Se abrió un paréntesis que no se cierra. Cuéntalos desde el lugar marcado.
coding-mistake-unmatched = Se cierra un paréntesis que no corresponde al que se abrió.
coding-mistake-quotes = A un texto le faltan las comillas de cierre, del mismo tipo que las de apertura.
coding-mistake-colon = Una línea que abre un bloque (`if`, `else`, `for`, `while`, `def`) termina con dos puntos.
coding-mistake-assign = Un solo `=` da un valor al nombre de su izquierda. Para comparar se escribe `==`.
coding-mistake-return-outside = Un `return` va dentro de una función: mira cuánta sangría tiene.
coding-mistake-loop-outside = Un `{ $name }` va dentro de un bucle: mira cuánta sangría tiene.
coding-mistake-comma = Hay dos valores juntos sin nada entre ellos. ¿Falta una coma?
coding-mistake-character = El signo { $given } no significa nada en el código. Suele venir con un texto copiado: escríbelo de nuevo.
coding-mistake-leading-zero = Un número no empieza por cero: escribe `7`, no `07`.
coding-mistake-syntax = Python no puede leer esta línea. Compara el lugar marcado con un ejemplo: paréntesis, comillas, dos puntos, comas.
coding-mistake-indent-missing = Después de una línea que termina con dos puntos, la siguiente lleva cuatro espacios de sangría.
coding-mistake-indent-unexpected = Esta línea lleva sangría y nada de lo anterior abre un bloque.
coding-mistake-indent = Las líneas de un bloque empiezan en la misma columna, solo con espacios.
coding-mistake-tabs = Unas líneas empiezan con tabuladores y otras con espacios, y solo parecen iguales. Las líneas de un bloque empiezan en la misma columna: usa espacios en todas.
coding-mistake-mixed = Se juntan dos tipos de valores que no se pueden unir así, como un texto y un número. Convierte uno con `str(…)` o `int(…)`.
coding-mistake-compared = Se comparan dos tipos de valores sin orden entre ellos, como un texto y un número. Convierte uno con `str(…)` o `int(…)`.
coding-mistake-not-callable = Unos paréntesis detrás de un nombre llaman a una función, y aquí el nombre es otra cosa.
coding-mistake-fixed-text = Una parte de este valor no se puede reemplazar. Un texto, por ejemplo, nunca cambia: construye uno nuevo.
coding-mistake-arguments = La función recibió más o menos valores, u otros, de los que espera.
coding-mistake-not-a-row = Aquí se usa un solo valor como si contuviera varios.
coding-mistake-whole-place = Una posición en una lista o en un texto es un número entero: mira qué hay entre los corchetes.
coding-mistake-type = Hay un valor de un tipo donde hace falta otro.
coding-mistake-not-a-whole-number = { $given } no se puede leer como número sin decimales. Mira qué contiene exactamente.
coding-mistake-not-a-number = { $given } no se puede leer como número. Mira qué contiene exactamente.
coding-mistake-unpack = A la izquierda hay más o menos nombres que valores a la derecha.
coding-mistake-not-in-list = La lista no contiene el valor que se busca. Pregunta antes con `in`.
coding-mistake-value = El valor es del tipo adecuado, pero no uno que se pueda usar aquí.
coding-mistake-index = Esa posición no está en la lista o en el texto. La primera es la 0 y la última es una menos que la longitud.
coding-mistake-key = El diccionario no tiene la clave { $given }. Cuentan la ortografía y las mayúsculas; pregunta antes con `in` si puede faltar.
coding-mistake-attribute = Este valor no tiene nada llamado `{ $name }`. Revisa lo que va detrás del punto y de qué tipo es el valor.
coding-mistake-attribute-near = Este valor no tiene nada llamado `{ $name }`. ¿Querías decir `{ $near }`?
coding-mistake-attribute-of-none = Lo que está delante de `.{ $name }` es `None`, es decir, nada. Suele venir de una función que no devolvió nada: una que cambia una lista, o una sin `return`.
coding-mistake-zero = Algo se divide entre cero.
coding-mistake-input-over = El programa pide una línea de entrada más de las que hay.
coding-mistake-recursion = Una función se llama a sí misma una y otra vez. Necesita un caso en que no lo haga.
coding-mistake-assertion = Lo que afirma la línea con `assert` no se cumple.
coding-mistake-module = Aquí no hay ningún módulo llamado `{ $name }`. Revisa cómo se escribe; se puede importar lo que viene con Python y lo que añade el curso.
coding-mistake-window = Este módulo abre ventanas y aquí no hay pantalla. Haz que el programa muestre texto.
coding-mistake-import = El módulo no tiene nada llamado `{ $name }`. Revisa cómo se escribe.
coding-mistake-import-near = El módulo no tiene nada llamado `{ $name }`. ¿Querías decir `{ $near }`?
coding-mistake-file = Aquí no hay ningún archivo { $given }. Un programa encuentra los archivos que envías con él, exactamente con sus nombres.
coding-mistake-threads = Los programas no pueden usar hilos aquí: haz una cosa después de otra.
coding-mistake-processes = Los programas no pueden arrancar otros programas aquí.
coding-mistake-network = Los programas no llegan a internet desde aquí. Envía los datos en un archivo.
coding-mistake-ended = El programa terminó antes de que la función devolviera su valor.
coding-mistake-crash = { $language } mismo dejó de funcionar, casi siempre por datos o llamadas anidados sin fin.

## Lo que dice JavaScript (core/coding/mistakes/javascript.py)

coding-mistake-js-name = JavaScript no conoce aquí el nombre `{ $name }`. ¿Está escrito igual que donde se declaró, o debería ser un texto entre comillas?
coding-mistake-js-name-near = JavaScript no conoce aquí el nombre `{ $name }`. ¿Querías decir `{ $near }`?
coding-mistake-js-too-early = `{ $name }` se usa antes de la línea con `let`, `const` o `class` que lo crea.
coding-mistake-js-of-nothing = Lo que está delante del punto o del corchete es `{ $name }`, es decir, nada. Mira dónde debería haber recibido su valor.
coding-mistake-js-not-a-function = `{ $name }` se llama como una función y no lo es. Revisa cómo se escribe y qué representa.
coding-mistake-js-no-function-here = Algo se llama como una función y no lo es. Mira qué hay delante de los paréntesis.
coding-mistake-js-constant = Un nombre creado con `const` conserva su valor. Créalo con `let` si debe cambiar.
coding-mistake-js-not-a-class = `new` necesita una clase, y `{ $name }` no lo es.
coding-mistake-js-new = Escribe `new` delante de `{ $name }(…)`: así crea un objeto una clase.
coding-mistake-js-big-numbers = Un número grande (con `n` al final) y uno normal no se pueden unir. Convierte uno con `Number(…)` o `BigInt(…)`.
coding-mistake-js-reduce = `reduce` recibió una lista vacía y ningún valor inicial. Dale uno, detrás de la función.
coding-mistake-js-json = El texto no es JSON: los nombres y los textos van entre comillas dobles, y detrás del último valor no hay nada.
coding-mistake-js-arguments = Un paréntesis de una llamada no se cierra, o falta una coma entre dos valores.
coding-mistake-js-never-closed = El código termina a medias: se abrió un paréntesis o una llave que no se cierra.
coding-mistake-js-quotes = A un texto le faltan las comillas de cierre del mismo tipo, o hay un signo que no significa nada en el código.
coding-mistake-js-twice = `{ $name }` se crea dos veces. La segunda vez, quita `let` o `const`, o elige otro nombre.
coding-mistake-js-const-value = Un nombre creado con `const` recibe su valor enseguida: escribe `=` y el valor detrás.
coding-mistake-js-return-outside = Un `return` va dentro de una función. ¿Se cierra una llave demasiado pronto?
coding-mistake-js-loop-outside = Un `{ $name }` va dentro de un bucle. ¿Se cierra una llave demasiado pronto?
coding-mistake-js-await = Un `await` va dentro de una función marcada con `async`.
coding-mistake-js-import = Aquí los módulos se traen con `require(…)`: `const fs = require("fs")`.
coding-mistake-js-assign = A la izquierda de `=` va un nombre. Para comparar se escribe `===`.
coding-mistake-js-unmatched = Sobra un { $given }, o lo que debía cerrar ya estaba cerrado.
coding-mistake-js-token = JavaScript no esperaba { $given } aquí. Mira lo que va justo delante: ¿un paréntesis, una coma, unas comillas?
coding-mistake-js-between = Hay dos cosas juntas sin nada entre ellas. ¿Falta una coma, un operador o un punto y coma?
coding-mistake-js-syntax = JavaScript no puede leer esta línea. Compara el lugar marcado con un ejemplo: paréntesis, llaves, comillas, comas.
coding-mistake-js-length = Una longitud o una cantidad es negativa o demasiado grande.
coding-mistake-js-module = Aquí no hay ningún módulo llamado { $given }. Revisa cómo se escribe; se puede traer lo que viene con Node.

## Lo que dice un modelo (core/tutoring)

tutor-example-complete = _Completa primero el ejemplo: ¿qué va donde está abierto?_
tutor-example-yours = _Esto ya lo dominas, así que escribe tú el ejemplo: una o dos líneas que hagan lo mismo con otra cosa._
sound-spent = La ayuda de un modelo por hoy se ha acabado, y esto la necesita. Mañana habrá más; hasta entonces, escribe y lee.
tutor-made = _Esto lo ha escrito un modelo de lenguaje. Puede equivocarse: pruébalo._
tutor-near-limit = _Queda poco de la ayuda de un modelo por hoy. Después te ayudo con lo que escribieron los autores._
tutor-helpful = Me ayudó
tutor-not-helpful = No me ayudó
tutor-rated = Gracias, anotado.
tutor-making = Un momento, lo digo de otra manera …
tutor-once-more = Un momento, lo diré mejor …
tutor-model-asks = Podría dejar que un modelo de lenguaje lea lo que escribes aquí, tu código y tus materiales, para hablarlo contigo y hacerte pistas, preguntas y lecciones. Lo que lee va a su proveedor. Puedes cambiar de idea cuando quieras: /privacidad
tutor-model-yes = Sí, usa un modelo
tutor-model-no = No
tutor-silent-spent = _La ayuda de un modelo por hoy se ha acabado. Esto es lo que escribieron los autores; mañana habrá más._
tutor-silent-away = _El modelo no ha respondido ahora. Esto es lo que escribieron los autores._
tutor-silent-dial = _Aquí ayudo con lo que escribieron los autores: así lo han dispuesto quienes llevan este sitio._
purpose-model = Ayuda que un modelo hace para ti
purpose-model-about = Cuando preguntas algo o quieres una pista, tus palabras, tu último programa o respuesta, lo que salió de ello y la tarea van al proveedor de un modelo de lenguaje, sin tu nombre. También los pasajes de tus materiales que vienen al caso, una nota de voz, para pasarla a texto, y una respuesta que quieres oír. Te responde y hace pistas para tu propio trabajo, y preguntas y lecciones para tu propio estudio. Si dices que no, tienes lo que escribieron los autores.
purpose-model-called = modelo
purpose-memory = Notas de nuestras conversaciones
purpose-memory-about = Después de una conversación, un modelo anota en pocas líneas qué entendiste y en qué trabajas, para seguir desde ahí. Puedes leer, cambiar y borrar las notas: /memoria. Si dices que no, no se hacen notas.
purpose-memory-called = notas

## Diagramas en palabras (core/drawing)

drawing-flow = Un diagrama, «{ $title }».
drawing-cycle = Un diagrama de un ciclo, «{ $title }».
drawing-tree = Un diagrama de un todo y sus partes, «{ $title }».
drawing-compare-table = Una tabla, «{ $title }».
drawing-step = «{ $one }» lleva a «{ $other }».
drawing-step-how = «{ $one }» lleva a «{ $other }» ({ $how }).
drawing-part = Debajo de «{ $one }» está «{ $other }».
drawing-part-how = Debajo de «{ $one }» está «{ $other }» ({ $how }).
drawing-row = { $respect }: { $cells }.
drawing-cell = { $thing }, { $cell }

## Quien escucha una explicación (core/explaining)

tutee-idea = { $variant ->
    [0] Has dicho “{ $said }”. A mí me dijeron: “{ $about }” ¿Por qué no es así?
    [1] He llegado hasta “{ $said }”. Pero yo siempre creí: “{ $about }” ¿Por qué no es como yo creía?
   *[2] “{ $said }”, has dicho. En mi casa dirían: “{ $about }” ¿Cómo les harías cambiar de idea?
  }
tutee-part = { $variant ->
    [0] Has dicho “{ $said }”. ¿Cómo encaja ahí “{ $about }”?
    [1] Te sigo en “{ $said }”. En otro sitio encontré “{ $about }”: ¿por qué importa aquí?
   *[2] “{ $said }”, has dicho. Lo que aún no me imagino es “{ $about }”. ¿Cómo me lo explicarías?
  }
tutee-doubt = { $variant ->
    [0] Has dicho “{ $said }”. ¿Por qué es así?
    [1] En “{ $said }” me he parado a pensar. ¿Cómo podríamos averiguar si es así?
   *[2] “{ $said }”, has dicho. ¿Cómo lo vería yo con mis ojos?
  }
tutee-deeper = { $variant ->
    [0] Has dicho “{ $said }”. ¿Por qué es así?
    [1] “{ $said }”: ya veo. ¿Cómo notaría yo que fuera de otra manera?
   *[2] “{ $said }”, has dicho. ¿Cómo lo usarías mañana?
  }
tutee-begin = { $variant ->
    [0] Todavía no sé nada de esto. ¿Cómo empezarías a explicarlo?
    [1] Haz como si nunca hubiera oído hablar de ello. ¿Cómo empieza?
   *[2] Llévame desde el principio. ¿Por qué importa?
  }

## Lo que se gana aprendiendo (core/earning)

earning-points = _{ $amount ->
    [one] { $amount } punto
   *[other] { $amount } puntos
  }: { $reasons }_
earning-points-for = _{ $amount ->
    [one] { $amount } punto
   *[other] { $amount } puntos
  } { $reason }_
earning-part = { $amount } { $reason }
earning-for-solved = por la solución
earning-for-first-try = por acertar a la primera
earning-for-thought = por pensarlo con calma
earning-for-hints = por las pistas
earning-for-review = por lo que has recordado
earning-for-game = en el juego
earning-for-explained = por explicar
earning-for-helped = por ayudar a alguien
earning-for-daily = por el reto de hoy
earning-level = _Has llegado al nivel { $level }._
earning-badge = _Una insignia nueva: **{ $title }**. { $praise }_
earning-day = _{ $days } días seguidos._
earning-day-saved = _{ $days } días seguidos: un día libre que te habías ganado cubre el que faltó._
earning-day-again = _Me alegra verte de nuevo. Hoy empieza otra racha; la más larga, de { $best ->
    [one] un día
   *[other] { $best } días
  }, queda guardada._

## De qué tratan los retos

category-basics = Lo básico
category-text = Texto
category-numbers = Números
category-decisions = Decisiones
category-loops = Bucles
category-lists = Listas
category-functions = Funciones
category-objects = Objetos
category-algorithms = Algoritmos
category-debugging = Buscar fallos
category-puzzles = Rompecabezas

## Looking at what is shared (core/moderating)

moderating-reason-rude = Ofende o hace daño a alguien
moderating-reason-personal = Dice quién es o dónde está alguien
moderating-reason-advertising = Es publicidad
moderating-reason-harmful = Tiene un error que hace daño
# $words: what somebody wrote.
moderating-own-words = “{ $words }”
# $what: the piece of the text, or what a moderation service calls it.
moderating-found-self-harm = Suena a que alguien puede necesitar ayuda: { $what }
moderating-found-threat = Suena a amenaza: { $what }
moderating-found-sexual = Sexual: { $what }
moderating-found-rude = Una palabra que puede herir: { $what }
moderating-found-link = Un enlace: { $what }
moderating-found-contact = Una forma de contactar con alguien: { $what }
moderating-found-noise = Ruido, o lo mismo una y otra vez: { $what }
moderating-found-again = Casi lo mismo que algo que antes se retuvo o se ocultó
moderating-found-flagged = El servicio de moderación dice: { $what }
moderating-told-hidden = Los demás ya no ven esta explicación
# $begins: how the explanation begins.
moderating-told-hidden-text = Alguien ha mirado tu explicación “{ $begins }” y la ha ocultado a los demás. Tú la conservas, y lo que aprendiste y ganaste con ella sigue siendo tuyo.
moderating-told-upheld = Sigue oculta
# $begins: how the explanation begins.
moderating-told-upheld-text = Alguien ha leído lo que dijiste sobre “{ $begins }” y la ha mirado otra vez. Sigue oculta a los demás. Puedes explicarlo de nuevo con otras palabras cuando quieras.
moderating-told-restored = Tu explicación se puede mostrar
# $begins: how the explanation begins.
moderating-told-restored-text = Alguien ha mirado “{ $begins }” y le ha parecido bien. Lo que compartas de ella lo ven los demás. Gracias por esperar.
# $reason: a reason with a name, or a moderator's own words.
moderating-told-why = Motivo: { $reason }
moderating-told-appeal = Si lo ves de otra manera, dilo: escribe /explicaciones, abre «Las mías» y pide otra revisión.

## Nombres para quien no quiere darse a conocer

# Los adjetivos sirven para cualquier animal de la otra línea, sea cual sea su género.
pseudonym-like = Alegre Amable Audaz Brillante Capaz Constante Feliz Firme Fuerte Genial Grande Hábil Jovial Libre Noble Paciente Prudente Radiante Sagaz Suave Tenaz Valiente Veloz Ágil
pseudonym-who = Abeja Alondra Ardilla Búho Castor Cisne Delfín Erizo Foca Garza Grillo Grulla Halcón Hormiga Lince Liebre Mirlo Nutria Panda Petirrojo Tejón Topo Tortuga Zorro
pseudonym = { $who } { $like }

## Cursos que vienen de otra parte (core/interchange)

interchange-archive-broken = Este archivo comprimido está dañado, o comprimido de un modo que no conozco. Vuelve a comprimir los archivos en un zip normal.
interchange-archive-empty = No hay archivos en este zip.
interchange-archive-encrypted = { $name } tiene contraseña. Comprímelo de nuevo sin ella.
interchange-archive-large = Es más que los { $most } MiB que puedo recibir de una vez. Envíalo por partes.
interchange-archive-many = Tiene demasiados archivos; acepto { $most } como máximo. Envíalo por partes.
interchange-archive-swells = Al descomprimirse ocupa mucho más de lo que parece, y { $most } MiB es lo máximo que acepto. Comprime solo los archivos del curso.
interchange-name-unsafe = El nombre { $name } lleva fuera del zip, o contiene signos que ningún nombre de archivo debería tener. Cámbialo.
interchange-name-double = { $name } y { $other } son lo mismo en muchos ordenadores. Cambia uno de los nombres.
interchange-name-deep = { $name } es demasiado largo, o está dentro de más de { $most } carpetas.
interchange-name-link = { $name } es un enlace. Pon ahí el archivo mismo.
interchange-file-large = { $name } ocupa más de { $most } MiB. Divídelo.
interchange-kind-unknown = No conozco este tipo de archivo. Acepto un zip con los archivos de un curso, Markdown (.md), GIFT (.gift o .txt), XML de Moodle (.xml) y tablas (.csv).
interchange-encoding = Esto no es texto en UTF-8 (byte { $offset }). Guárdalo con la codificación UTF-8.
interchange-control = Hay un signo que no se ve ({ $code }). Bórralo.
interchange-no-questions = Aquí no he encontrado ninguna pregunta que pueda hacer.
interchange-few-questions = Una lección necesita { $least } preguntas para después, y no hay tantas. Añade alguna.
interchange-too-many = Hay más de { $most } preguntas. Envíalas por partes.
interchange-too-long = Este texto es demasiado largo: «{ $text }». Caben { $most } caracteres como máximo.
interchange-empty-question = Esta pregunta no tiene texto.
interchange-brace-open = Aquí se abre una respuesta con «{"{"}» y no se cierra, al menos no antes de la siguiente línea vacía.
interchange-brace-stray = Sobra una llave. Si es parte del texto, pon una barra invertida delante.
interchange-few-answers = Hacen falta { $least } opciones para elegir; aquí hay { $found }.
interchange-many-answers = En la pantalla de un chat caben { $most } opciones como máximo; aquí hay { $found }.
interchange-empty-answer = Una respuesta está vacía.
interchange-double-answer = La respuesta «{ $text }» está dos veces.
interchange-long-answer = La opción «{ $text }» tiene { $found } caracteres; en un botón caben { $most }.
interchange-none-right = Ninguna respuesta está marcada como correcta.
interchange-all-right = Todas las opciones son correctas. Una tiene que ser incorrecta, o no hay pregunta.
interchange-several-right = { $found } opciones son correctas y solo se puede elegir una. Di que se pueden elegir varias, o deja una sola como correcta.
interchange-also-right = «{ $text }» cuenta como incorrecta y como correcta.
interchange-not-a-number = «{ $text }» no es un número, o se puede leer de dos maneras.
interchange-double-id = El id { $id } ya está en la línea { $line }.
interchange-xml-broken = A partir de aquí esto no es XML. ¿Se cortó el archivo?
interchange-xml-declares = Este archivo declara entidades, cosa que Moodle no hace al exportar. No lo leo.
interchange-xml-deep = Este XML tiene demasiados niveles, o es demasiado grande.
interchange-xml-other = Esto es XML, pero no un cuestionario de Moodle.
interchange-table-broken = Las celdas de esta fila no encajan con la cabecera. ¿Quedó una comilla abierta, o una coma sin comillas?
interchange-table-header = La primera fila necesita una columna «{ $name }».
interchange-table-word = «{ $text }» no puede estar en la columna «{ $name }».
interchange-table-answer = La respuesta «{ $text }» no es ninguna de las opciones.
interchange-title-missing = El curso no tiene título. Empieza con una línea «# Título».
interchange-lesson-missing = No hay ninguna lección. Cada una empieza con una línea «## Título».
interchange-lesson-empty = La lección «{ $name }» no tiene texto ni preguntas.
interchange-many-parts = Aquí hay más de { $most } lecciones y pasos. Envíalos por partes.
interchange-fence-open = Aquí se abre un bloque de código que no se cierra.
interchange-text-astray = Esto no pertenece a ninguna lección: «{ $text }».

interchange-archive-within = { $name } es un archivo comprimido dentro de otro. Lo he dejado fuera.
interchange-file-left-out = { $name } no es parte de un curso. Lo he dejado fuera.
interchange-kind-left-out = No puedo hacer preguntas del tipo «{ $kind }», así que esta queda fuera: { $text }
interchange-kind-unwritten = En este archivo no se puede escribir una pregunta así, de modo que se deja fuera: { $text }
interchange-pattern = Aquí vale cualquier texto de cierta forma, y eso no lo puedo juzgar. La pregunta queda fuera: { $text }
interchange-several-numbers = Aquí vale más de un número, y eso no lo puedo juzgar. La pregunta queda fuera: { $text }
interchange-double-question = La misma pregunta ya está en la línea { $line }. Esta queda fuera: { $text }
interchange-partly-right = «{ $text }» era correcta en parte. Aquí es incorrecta: una respuesta es correcta o no lo es.
interchange-any-other = He dejado fuera lo que se dice a todas las demás respuestas: { $text }
interchange-units-left-out = He dejado fuera unidades que habría que convertir: { $text }
interchange-pictures = { $found ->
    [one] Una imagen o un sonido queda
   *[other] { $found } imágenes o sonidos quedan
} fuera. Di con palabras qué muestran.
interchange-column-left-out = No conozco la columna «{ $name }». Queda fuera.

interchange-wants-explanation = Di por qué la respuesta correcta lo es: { $text }
interchange-wants-beliefs = Di qué creen quienes responden mal; por ahora todo es «{ $name }».
interchange-wants-mistakes = Di qué respuestas incorrectas esperas, y qué les dirías: { $text }
interchange-wants-teach-back = Di qué hay que explicar después de «{ $name }».
interchange-wants-recall = Añade dos preguntas para después de «{ $name }» que no estén dentro.
interchange-wants-items = «{ $name }» tiene { $found } de las { $least } preguntas que hacen falta para ver si alguien lo domina.
interchange-wants-steps = «{ $name }» tiene { $found } de los { $least } pasos que necesita una lección.

interchange-made-summary = Preguntas sobre { $title }.
interchange-made-lesson = Puedes responder a preguntas sobre { $title }.
interchange-made-skill = Responde a preguntas sobre { $title }.
interchange-made-teach-back = Explica con tus palabras de qué trata { $title }.
interchange-made-intro = Estas son preguntas sobre { $title }. Tómate tu tiempo: lo que hay que pensar se queda.
interchange-made-step = Parte { $number }
interchange-made-explanation = La respuesta correcta: { $answer }
interchange-made-true = verdadero
interchange-made-false = falso
interchange-made-unknown = No lo sé
interchange-made-belief = Otra cosa que no es así.
interchange-made-repair = No del todo. Lee la explicación y compárala con lo que pensabas.

## Papeles (core/roles.py)

role-instructors-only = Eso es para quienes enseñan aquí. Si es tu caso, pide a quien lleva esta comunidad que te nombre docente.
role-admins-only = Eso es para quienes llevan esta comunidad. Pídeselo a alguien de allí.
role-operators-only = Eso es para quien lleva Parley.
command-course = Cursos y clases, para quienes enseñan
called-course = curso
command-course-item = Las preguntas de un curso
called-course-item = pregunta
command-cohort = Grupos: quién está en uno y qué tiene que hacer
called-cohort = grupo
command-operator = Todo Parley, para quien lo lleva
called-operator = operador

## What a class is to do (core/classwork.py)

classwork-lesson = Lección: { $title }
classwork-quiz = Cuestionario: { $title }
classwork-challenge = Reto: { $title }
classwork-review = { $count ->
    [one] Repasos en un día
   *[other] Repasos en { $count } días
}
classwork-gone = Ya no está en el curso
classwork-state-done = hecho
classwork-state-done-late = hecho después de la fecha
classwork-state-open = pendiente
classwork-state-late = pendiente, la fecha ya pasó
act-cohort-create = empezó un grupo
act-cohort-archive = terminó un grupo
act-cohort-code = dio un código nuevo a un grupo
act-cohort-role = unió un grupo a un rol
act-cohort-remove = sacó a alguien de un grupo
act-cohort-assign = asignó algo a un grupo
act-cohort-withdraw = retiró una tarea
act-cohort-extend = dio a alguien una fecha posterior
act-cohort-announce = anunció algo a un grupo

## What instructors say about code (core/commenting.py)

# $title: of the challenge.
commenting-comment = Sobre tu solución de «{ $title }»
commenting-comment-text = Alguien que te enseña la ha leído y dice:
# $title: of the challenge.
commenting-right = Tu solución de «{ $title }» cuenta como resuelta
commenting-wrong = Otra mirada a «{ $title }»
commenting-decided-right = Alguien que te enseña la ha mirado y lo ha decidido así:
commenting-decided-wrong = Alguien que te enseña ha mirado tu solución: todavía no cuenta como resuelta. Tus puntos siguen siendo tuyos, y puedes entregar otra cuando quieras. El porqué:
commenting-regraded-right = Se arregló una prueba de este reto, y tu solución se miró otra vez.
commenting-regraded-wrong = Se arregló una prueba de este reto. Tu solución ahora no las pasa todas, así que todavía no cuenta como resuelta. Tus puntos siguen siendo tuyos, y puedes entregar otra cuando quieras.
commenting-again = Lo encuentras de nuevo cuando abres el reto.
commenting-remarks = Lo que se dijo de tu código
commenting-said-comment = Un comentario, { $day }:
commenting-said-decided-right = Cuenta como resuelto, { $day }:
commenting-said-decided-wrong = Todavía no cuenta como resuelto, { $day }:
commenting-said-regraded-right = Cuenta como resuelto desde que se arregló una prueba, { $day }.
commenting-said-regraded-wrong = No cuenta como resuelto desde que se arregló una prueba, { $day }.
act-grade-comment = comentó una entrega
act-grade-override = decidió cómo cuenta una entrega
act-grade-regrade = mandó recalificar un reto
act-grade-regrade-stop = paró una recalificación
act-grade-regrade-apply = confirmó una recalificación

## Cursos de quienes enseñan (core/authoring)

course-not-yours = No hay ningún curso así entre los de esta comunidad. Escribe /curso versiones para ver cuáles hay.
course-version-gone = Este curso no tiene esa versión.
course-note-create = empezado{ $what }
course-note-import = { $what } importado
course-note-roll-back = recuperada la versión { $what }
course-note-edit = { $what } editado
course-note-drafts = preguntas propuestas que se aceptaron: { $what }
course-note-case = arreglado un caso de { $what }
act-course-create = empezó un curso
act-course-import = importó algo a un curso
act-course-roll-back = recuperó una versión de un curso
act-course-edit = editó una pregunta de un curso
act-course-drafts = añadió a un curso preguntas propuestas
act-course-case = arregló un caso de un reto
act-draft-generate = pidió preguntas a partir de un documento
act-draft-accept = aceptó una pregunta en borrador
act-draft-edit = cambió una pregunta en borrador
act-draft-stop = detuvo la creación de preguntas
act-draft-drop = descartó una pregunta en borrador
act-course-try = ejecutó los programas de un curso
act-course-publish = publicó un curso
act-course-archive = archivó un curso
act-course-restore = retomó un curso
act-course-export = exportó un curso
act-staff-invite = hizo una invitación para enseñar
act-staff-withdraw = retiró una invitación
act-staff-join = aceptó una invitación para enseñar
act-staff-remove = quitó a alguien del equipo
act-staff-grant = puso a alguien en el equipo
act-staff-revoke = sacó a alguien del equipo
act-class-export = se llevó las cifras de un grupo
act-digest-change = cambió adónde llega el resumen semanal
