command-study = Tus propios materiales: envíame un archivo del que aprender, o mira los que tienes
command-study-file = Un archivo PDF, Word, Markdown o de texto, o un cuaderno
command-study-name = Un material: su número o palabras de su título
called-study = estudiar
called-study-file = archivo
called-study-name = nombre

study-shelf = Tus materiales
study-none = Aún no tienes ninguno. Envíame un PDF, un archivo de Word, Markdown, texto sin formato o un cuaderno de Jupyter, de hasta 16 MB: lo leo y puedes preguntarme sobre él. Solo tú lo ves.
study-room = _{ $count } de { $most }. Envíame un archivo para tener otro. Solo tú los ves._
study-which = No tienes ningún material llamado exactamente { $given }. ¿Es uno de estos?
study-kind-file = { $count ->
    [one] un archivo, un pasaje
   *[other] un archivo, { $count } pasajes
}
study-kind-lesson = { $count ->
    [one] una lección, un paso
   *[other] una lección, { $count } pasos
}

## Un archivo que llega

study-read = He leído { $name }. Se queda aquí solo para ti, y puedes quitarlo cuando quieras.
study-known = Ya me habías enviado { $name }: aquí está.
study-cut = Es más largo de lo que he podido leer, así que falta el final. Envía el resto en otro archivo.
study-passages = Pasajes
study-ask = Preguntar sobre ello
study-ask-this = Responder: «{ $question }»
study-quiz = Practicar con preguntas
study-lesson = Una lección breve
study-look = Mirarlo por dentro
study-remove = Quitarlo
study-ask-how = Escribe tu pregunta. Busco en **{ $title }**, en tus otros materiales y en tu curso, y te digo dónde está.
study-ask-how-quoted = Escribe tu pregunta. Busco en **{ $title }**, en tus otros materiales y en tu curso, y te muestro los pasajes que mejor encajan.
study-full = Tienes { $most } materiales, los que puedo guardarte. Quita antes uno con /estudiar: el más antiguo es { $oldest }.
study-full-bytes = Tus archivos juntos pasarían de los { $most } MiB que puedo guardarte. Quita antes uno con /estudiar: el más grande es { $largest }.
study-full-passages = Tus materiales juntos pasarían de los { $most } pasajes en los que puedo buscar. Quita antes uno con /estudiar: el más largo es { $longest }.

## Leer

study-earlier = Pasajes anteriores
study-later = Más pasajes
study-all = Todos mis materiales
study-passage = Pasaje
study-next = Siguiente
study-previous = Atrás
study-back = Al material
study-lesson-here = Una lección breve desde aquí
study-gone = Eso ya no está entre tus materiales. Escribe /estudiar para ver los que hay.

## Lo que hace un modelo

study-making = Lo estoy haciendo, y comprobándolo a la vez
study-made-items = _Lo ha hecho un modelo de lenguaje a partir de tu archivo, y está comprobado: una segunda lectura del pasaje dio las mismas respuestas, y el código que haya se ejecutó. Aun así puede haber algún error: si dudas, mira el pasaje._
study-made-lesson = _Lo ha hecho un modelo de lenguaje para ti, y está comprobado: el código que haya se ejecutó de verdad, y una segunda lectura dio las mismas respuestas a sus preguntas. Aun así puede haber algún error._
study-made-step = _Lo ha hecho un modelo de lenguaje, y está comprobado. Aun así puede haber algún error._
study-printed = Mostró
study-rests-on = _Se apoya en: { $title }_
study-take = Empezar
study-recall = Ahora de memoria
study-question = A partir de: { $title }
study-where = Dónde lo dice
study-over = Eso es todo por ahora
study-result = { $right } de { $answered } bien. Estas preguntas las hizo un modelo, así que no cuentan en ningún sitio: son práctica.
study-nothing-answered = Esta vez no has respondido ninguna. Las preguntas se quedan aquí para ti.
study-again = Otra vez
study-more = Preguntas nuevas
study-enough-items = Este material ya tiene { $most } preguntas. Repásalas otra vez, o envíame otro archivo.
study-busy = Todavía estoy haciendo algo para ti. Llega en cuanto esté.
study-topic-empty = ¿De qué tema ha de ser la lección? Escribe /aprender y detrás el tema.
study-topic-long = Un tema son unas pocas palabras, { $most } caracteres como mucho. Escribe /aprender y el tema en breve.
study-courses = Ver los cursos
study-silent-no-model = Aquí no hay ningún modelo de lenguaje que pueda hacerlo. Lo que sí puedo es encontrar los pasajes que responden a lo que escribas, en tus materiales y en tu curso.
study-silent-dial = Quienes llevan este sitio no han activado aquí esta ayuda de un modelo. Lo que sí puedo es encontrar los pasajes que responden a lo que escribas, en tus materiales y en tu curso.
study-silent-not-agreed = Para hacerlo, un modelo de lenguaje tendría que leerlo, y no has dicho que sí; en /privacidad lo decides tú. Sin él, encuentro los pasajes que responden a lo que escribas.
study-silent-undecided = Para hacerlo, un modelo de lenguaje tendría que leerlo. Sin él, encuentro los pasajes que responden a lo que escribas.
study-silent-spent = La ayuda de un modelo por hoy se ha acabado; mañana hay más. Mientras tanto encuentro los pasajes que responden a lo que escribas.
study-silent-away = El modelo no ha respondido ahora mismo. Prueba dentro de un rato. Mientras tanto encuentro los pasajes que responden a lo que escribas.
study-silent-unguarded = No puedo comprobar lo que saldría de esto, así que no hago nada con ello. Lo que sí puedo es encontrar los pasajes que responden a lo que escribas.
study-silent-unfit = Lo que hizo el modelo no pasó mis comprobaciones, así que no lo muestro. Prueba otra vez, con otra parte del texto u otro tema: hay textos sobre los que poco se puede preguntar con seguridad.

## Quitar

study-remove-file = ¿Quito **{ $title }**? Sus pasajes, sus preguntas, las lecciones hechas a partir de él y el propio archivo desaparecen para siempre.
study-remove-lesson = ¿Quito la lección **{ $title }**? Desaparece para siempre, con sus preguntas.
study-remove-yes = Sí, quítalo
study-removed-file = **{ $title }** ya no está, y en un día tampoco estará el archivo.
study-removed-lesson = **{ $title }** ya no está.
