command-course-item-edit = Cambiar una pregunta o un reto con un formulario
command-course-item-edit-item = Su id, o palabras de lo que pregunta
called-course-item-edit = editar
called-course-item-edit-item = pregunta
command-course-drafts = Mirar las preguntas que hizo un modelo: aceptarlas, cambiarlas o descartarlas
called-course-drafts = borradores
command-course-generate = Hacer preguntas a partir de un documento; miras cada una antes de que la vea nadie
command-course-generate-file = Un archivo PDF, Word, Markdown o de texto, o un cuaderno
command-course-generate-course = El curso para el que son
command-course-generate-count = Cuántas; 8 si no lo dices
called-course-generate = generar
called-course-generate-file = archivo
called-course-generate-course = curso
called-course-generate-count = cuántas

## Encontrar una pregunta

drafting-no-course = Aún no tienes ningún curso. Empieza uno con /curso crear, o trae uno con /curso importar.
drafting-which-course = ¿En qué curso está?
drafting-which-item = ¿Cuál quieres decir?
drafting-none-found = No he encontrado nada con «{ $words }». Prueba con otras palabras de lo que pregunta, o con su id.
drafting-no-items = En «{ $course }» aún no hay nada que editar. Trae preguntas con /curso importar.
drafting-items-of = { $count ->
    [one] Una pregunta
   *[other] { $count } preguntas
} · página { $page } de { $pages }
drafting-more = Más
drafting-item-gone = Eso ya no está en el curso. Alguien lo quitó, o le dio otro id.
drafting-broken-course = La última versión de este curso no se puede leer tal como está. Arréglala con /curso importar, o vuelve a una anterior con /curso versiones.

## Una pregunta y sus formularios

drafting-type = Tipo
drafting-version = Versión
drafting-state = Curso
drafting-state-draft = aún sin publicar
drafting-state-published = publicado
drafting-state-archived = archivado
drafting-type-single-choice = elegir una
drafting-type-multiple-choice = elegir todas las correctas
drafting-type-true-false = verdadero o falso
drafting-type-short-text = unas palabras
drafting-type-number = un número
drafting-type-fill-blanks = rellenar los huecos
drafting-type-predict-output = decir qué muestra
drafting-type-order-lines = ordenar las líneas
drafting-type-challenge = reto
drafting-part-question = La pregunta
drafting-part-answers = Las respuestas
drafting-part-hints = Las pistas
drafting-part-case = Los casos
drafting-to-item = Volver a la pregunta
drafting-to-list = A todas las preguntas
drafting-cases-about = Elige el caso que quieres cambiar. Cada uno tiene una entrada y lo que debe salir de ella.
drafting-case-new = Un caso nuevo
drafting-case-remove = Quitar este caso
drafting-case-gone = El caso «{ $name }» ya no está.
drafting-case-double = Ya hay un caso llamado «{ $name }». Dale otro nombre a este.
drafting-as-it-is = Si te pido los campos uno a uno, un punto solo `.` deja el campo como está.
drafting-about-question = No se guarda nada antes de que veas qué cambiaría.
drafting-about-hints = De un empujón suave a una pista fuerte. Ninguna dice la respuesta.
drafting-about-case = Escribe los textos tal como se teclean y se muestran, y los valores en JSON: `["Ann", 3]` son dos argumentos.
drafting-about-answers-single-choice = Una opción por línea: `=` abre la correcta, `~` una que no lo es. Tras ` # ` va lo que se dice a quien la elige.
drafting-about-answers-multiple-choice = Una opción por línea: `=` abre una correcta, `~` una que no lo es. Tras ` # ` va lo que se dice a quien elige una que no lo es, o deja fuera una correcta.
drafting-about-answers-true-false = ¿Es verdadera la frase? ¿Y qué le dices a quien piensa otra cosa?
drafting-about-answers-short-text = Una respuesta por línea: `=` abre lo correcto, y se muestra la primera. `~` abre una que esperas y no lo es, y tras ` # ` va lo que se le dice.
drafting-about-answers-number = `= 5 : 0.1` es correcto de 4.9 a 5.1. `~ 7` es un número que esperas y no lo es, y tras ` # ` va lo que se le dice.
drafting-about-answers-fill-blanks = La plantilla tiene huecos como ⟦nombre⟧. `= nombre: valor` rellena uno bien, `~ nombre: valor` no, y tras ` # ` va lo que se le dice.
drafting-about-answers-predict-output = `=` abre lo que muestra el programa, `~` lo que algunas personas esperan en su lugar, y tras ` # ` va lo que se les dice. Las líneas de debajo lo continúan.
drafting-about-answers-order-lines = `=` abre cada línea, en un orden correcto. `~` abre una línea que sobra, y tras ` # ` va lo que se dice de ella.
drafting-field-title = Título
drafting-field-prompt = Lo que se pregunta
drafting-field-starter = Código para empezar
drafting-field-code = Código
drafting-field-difficulty = Dificultad, de 1 a 5
drafting-field-explanation = Por qué es correcta la respuesta
drafting-field-answers = Respuestas
drafting-field-truth = La frase es
drafting-field-said = A quien piensa otra cosa
drafting-field-template = Plantilla
drafting-field-output = Lo que muestra
drafting-field-hint = Pista { $number }
drafting-field-cue = Dónde mirar
drafting-field-question = Una pregunta que lleva más lejos
drafting-field-concept = La idea que hace falta
drafting-field-example = La misma idea en otro ejemplo
drafting-field-bottom-out = Casi la respuesta
drafting-field-name = Nombre del caso
drafting-field-input = Lo que entra
drafting-field-expected = Lo que debe salir
drafting-field-hidden = Quien aprende ve
drafting-field-catches = Qué suele significar que falle aquí
drafting-case-shown = el caso entero
drafting-case-hidden = solo su nombre
drafting-true = verdadera
drafting-false = falsa
drafting-look = Ver qué cambiaría

## Lo escrito no se entiende

drafting-field-empty = Tiene que haber algo en «{ $field }».
drafting-difficulty = La dificultad es un número de 1 a { $most }.
drafting-line-sign = Empieza con un signo: `=` ante lo correcto, `~` ante lo que no lo es. No sé cuál de los dos es «{ $line }».
drafting-one-right = { $found ->
    [0] Ninguna respuesta está marcada como correcta. Empieza una línea con `=`.
   *[other] Hay { $found } respuestas marcadas como correctas, y solo puede haber una. Deja una línea con `=`.
}
drafting-not-a-number = «{ $text }» no es un número que yo sepa leer. Escríbelo como 2.5, o 2.5 : 0.1 con el margen que vale.
drafting-which-blank = No sé qué hueco rellena «{ $line }». Empieza por su nombre y dos puntos, como en `= nombre: valor`.
drafting-not-json = «{ $field }» no es JSON. Los textos van entre comillas dobles y las listas entre corchetes: `["Ann", 3]`.
drafting-not-a-question = De eso no sale ninguna pregunta que yo pueda hacer. Mira otra vez las respuestas.

## Qué cambiaría

drafting-yours = Lo que has cambiado
drafting-no-change = Nada sería distinto de como es.
drafting-again = Cambiarlo otra vez
drafting-leave = Dejarlo
drafting-save = Guardarlo
drafting-save-publish = Guardar y publicar
drafting-comes-published = El curso está publicado, así que quien aprende lo verá en cuanto lo guardes. Lo que ya ha hecho se queda.
drafting-comes-beside = Será una versión nueva junto a la que ve quien aprende, porque hay cambios que nadie ha publicado aún. Publícalos con /curso publicar.
drafting-comes-draft = El curso aún no está publicado, así que nadie lo verá hasta que lo publiques.
drafting-comes-archived = El curso está archivado. La versión se guarda, y quien aprende sigue con la que tiene.
drafting-stopped = Así no se puede guardar
drafting-stopped-text = Lo que has escrito sigue aquí: pulsa «Cambiarlo otra vez».
drafting-reference-fails = La solución del propio curso no supera el caso «{ $case }», así que nadie podría. Arregla el caso, o trae otra solución con /curso importar.
drafting-prints = Muestra esto
drafting-not-tried = Ahora no he podido ejecutar el programa, así que nadie ha probado si hace lo que aquí se dice.
drafting-regrade-after = Lo entregado no se vuelve a corregir por sí solo. Puedes pedirlo después, y ver antes a quién le cambia.
drafting-regrade = Volver a corregir lo entregado
drafting-to-versions = Versiones del curso
drafting-saved = Guardado como versión { $number }
drafting-saved-published = Quien aprende lo ve desde ahora.
drafting-saved-beside = Quien aprende sigue con la versión anterior hasta que publiques esta.
drafting-saved-draft = Nadie lo verá hasta que publiques el curso.
drafting-saved-archived = El curso sigue archivado.
drafting-somebody = Alguien
drafting-overtaken = Alguien ha llegado antes
drafting-overtaken-text = { $name } ha cambiado esto desde que lo abriste. Aquí está lo que ahora es distinto, y debajo lo que has cambiado tú. Nada de lo tuyo se pierde: si lo guardas, se añade a lo suyo.
drafting-gone = Ya no hay nada que cambiar

## Hacer preguntas

drafting-no-model = Aquí no hay ningún modelo de lenguaje, así que no puedo hacer preguntas. Puedes escribirlas en un archivo tuyo: /curso importar acepta GIFT, Markdown, tablas y XML de Moodle.
drafting-model-off = Quien lleva Parley ha apagado por ahora el modelo de lenguaje. Prueba más tarde.
drafting-spent = Lo que pueden costar los modelos en un día se ha agotado aquí. Prueba mañana.
drafting-no-document = Envía un documento con ello: un archivo PDF, Word, Markdown o de texto, o un cuaderno.
drafting-how-many = Hago de 1 a { $most } preguntas cada vez.
drafting-nothing-to-ask = En { $name } hay muy poco texto seguido sobre el que preguntar. Envía uno con pasajes más largos.
drafting-model-reads = Para hacer preguntas, un modelo de lenguaje de un proveedor externo lee el documento.
drafting-go-on = Seguir con este documento
drafting-for-which-course = ¿Para qué curso son las preguntas?
drafting-begun = He empezado
drafting-begun-text = { $count ->
    [one] Una pregunta
   *[other] Hasta { $count } preguntas
} de { $source }, para { $course }. Cada una pasa una segunda lectura antes de que la veas, y nadie encuentra ninguna que no hayas aceptado.
drafting-cut = El documento es más largo de lo que puedo leer, así que falta el final.
drafting-making = Haciendo preguntas, y comprobando cada una
drafting-look-again = Mirar otra vez
drafting-job-stop = Pararlo
drafting-job-cancelled = Se para. Lo hecho hasta ahora te espera.
drafting-job-gone = Ya no sé nada de ese trabajo.
drafting-job-done = Las preguntas están listas
drafting-job-ended = Ha acabado antes de tiempo
drafting-came = { $made ->
    [0] De { $source } no ha salido ninguna pregunta que supere todas las comprobaciones.
    [one] Te espera una pregunta de { $source }.
   *[other] Te esperan { $made } preguntas de { $source }.
} { $refused ->
    [0] {""}
    [one] Se hizo una más, y no era lo bastante buena.
   *[other] Se hicieron { $refused } más, y no eran lo bastante buenas.
}
drafting-why-gone = El curso, o el modelo de lenguaje, ya no está.
drafting-why-spent = Lo que pueden costar los modelos en un día se ha agotado aquí. Envía mañana otra vez el documento para el resto.

## La cola

drafting-drafts-title = Preguntas por mirar
drafting-draft = Por mirar: { $number } de { $count }
drafting-course = Curso
drafting-lesson = Lección
drafting-source = Hecha de
drafting-explained = **Por qué:** { $text }
drafting-rests-on = **Se apoya en:** «{ $passage }»
drafting-accept = Aceptar
drafting-edit = Cambiarla
drafting-drop = Descartarla
drafting-next = Siguiente
drafting-keep = Guardar los cambios
drafting-to-draft = Volver a la pregunta
drafting-to-queue = Preguntas por mirar
drafting-did-accept = Aceptada. Espera con las demás hasta que las pongas en el curso.
drafting-did-drop = Descartada.
drafting-draft-gone = Esa pregunta no es de esta comunidad.
drafting-draft-changed = Alguien la ha cambiado entretanto
drafting-draft-changed-text = Así es ahora la pregunta. No se ha decidido nada sobre ella, y nada de lo tuyo está guardado aún.
drafting-decided = Ya está decidido
drafting-decided-accepted = { $name } la ha aceptado.
drafting-decided-placed = { $name } la ha aceptado, y está en el curso.
drafting-decided-dropped = { $name } la ha descartado.
drafting-empty = Nada en espera
drafting-empty-text = Ninguna pregunta espera que la mires. Pide algunas a partir de un documento con /curso generar.
drafting-empty-accepted = Las has mirado todas. Lo aceptado aún no está en el curso.
drafting-place = { $count ->
    [one] Poner una en { $course }
   *[other] Poner { $count } en { $course }
}
drafting-none-accepted = Ninguna pregunta aceptada espera para «{ $course }». Quizá alguien ya las ha puesto.
drafting-placing = { $count ->
    [one] Una pregunta entra en { $course }
   *[other] { $count } preguntas entran en { $course }
}
drafting-is-changed = (ya estaba, y cambia)
drafting-placed = { $count ->
    [one] Una pregunta está en { $course }.
   *[other] { $count } preguntas están en { $course }.
}

## Páginas web

drafting-items-title = Preguntas de { $course }
drafting-items-shown = { $shown } de { $count } preguntas
drafting-waiting = { $count ->
    [0] Nada en espera
    [one] Espera una pregunta
   *[other] Esperan { $count } preguntas
}
drafting-column-item = Pregunta
drafting-column-type = Tipo
drafting-column-lesson = Lección
drafting-column-course = Curso
drafting-column-source = Hecha de
drafting-find = Buscar
drafting-find-words = Palabras de una pregunta, o su id
