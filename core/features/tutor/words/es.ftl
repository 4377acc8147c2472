command-ask = Pregunta por lo que aprendes, o en lo que te atascas
command-ask-question = Tu pregunta, con tus palabras
called-ask = preguntar
called-ask-question = pregunta
command-memory = Lo que el tutor recuerda de ti: cámbialo o haz que lo olvide
called-memory = memoria
command-tutor = Cuánto puede ayudar aquí un modelo de lenguaje
command-tutor-help = nada, pistas o todo
called-tutor = tutor
called-tutor-help = ayuda

## Respuestas

tutor-source = [{ $number }] { $title }
tutor-otherwise = Dilo de otra manera
tutor-back-to = Volver a «{ $title }»
tutor-found = { $count ->
    [one] Esto es lo que dice el curso sobre ello:
   *[other] Estos lugares son los más cercanos:
}
tutor-found-own = { $count ->
    [one] Esto es lo que dicen tus propios archivos sobre ello:
   *[other] En tus propios archivos, estos lugares son los más cercanos:
}
tutor-read = Leer: { $title }
tutor-unknown = Eso no lo sé: nada en **{ $title }** se le acerca. Prueba con otras palabras, o sigue desde aquí.
tutor-asks-question = Antes de buscar nada: ¿qué respuesta descartarías primero, y por qué?
tutor-asks-challenge = Antes de buscar nada: di en una frase qué tiene que leer tu programa y qué tiene que mostrar.
tutor-asks-attempt = Mira primero tu último intento: ¿con qué entrada hace algo distinto de lo que quieres, y en qué línea empieza eso?

tutor-ways = ¿Cómo lo digo?
tutor-way-simpler = Más sencillo
tutor-way-deeper = Más a fondo
tutor-way-example = Un ejemplo
tutor-way-diagram = Un esquema
tutor-way-listen = Escuchar
tutor-no-other-way = Ahora mismo no tengo mejores palabras. Pregúntame qué es exactamente lo que no está claro.
tutor-back-to-step = Volver a la lección
tutor-gone = De qué iba eso ya no se guarda. Pregunta otra vez, con tus palabras.

## Atascarse

tutor-stuck = Me he atascado
tutor-stuck-said = Me he atascado.
tutor-stuck-where = Bien que lo digas. ¿Qué es lo que te frena?
tutor-stuck-start = No sé cómo empezar
tutor-stuck-else = Hace otra cosa
tutor-stuck-idea = No entiendo una idea
tutor-unstick-start = Haz primero la parte más pequeña: ¿qué es lo primero que tiene que pasar, si lo hicieras a mano en papel? Aquí hay un lugar que puede ayudar.
tutor-unstick-else = Toma una entrada con la que falla y síguela línea a línea con el dedo: ¿qué guarda cada nombre después de cada línea? ¿Dónde se aparta por primera vez de lo que pensabas?
tutor-unstick-idea = Lee esto otra vez y dilo con tus palabras: ¿qué cambiaría en la tarea si esta idea no existiera?

## Lo que se recuerda

tutor-memory = Lo que recuerdo de ti
tutor-memory-about = Después de hablar anoto unas líneas, para seguir desde ahí la próxima vez. Son tuyas: cámbialas o haz que las olvide.
tutor-memory-off = Ahora mismo no se hacen notas de nuestras conversaciones. Lo que hay aquí lo escribiste tú, o se anotó antes.
tutor-memory-goal = Para qué aprendes
tutor-memory-nothing = aún sin decir
tutor-memory-ask-goal = ¿Para qué aprendes? (hasta { $most } caracteres)
tutor-memory-ask-notes = Notas
tutor-memory-change = Cambiar
tutor-memory-kept = Guardado como lo escribiste.
tutor-memory-forget = Olvidarlo todo
tutor-memory-forgotten = Olvidado. Empiezo sin nada.
tutor-memory-back = Volver a lo que se recuerda
tutor-memory-privacy = Privacidad
tutor-memory-long = Es más de lo que puedo guardar: hasta { $goal } caracteres para la meta y { $notes } para las notas. No se ha cambiado nada.

## El regulador

tutor-dial = Ayuda de un modelo de lenguaje
tutor-dial-about = Esto vale para todas las personas de esta comunidad. Cada cual sigue decidiendo si un modelo puede leer lo que escribe.
tutor-dial-no-model = Este Parley no tiene ningún modelo de lenguaje, así que se aprende con lo que escribieron los autores. El ajuste se guarda para cuando lo haya.
tutor-dial-now = Ahora
tutor-dial-spent = Usado aquí en 24 horas
tutor-dial-tokens = { $tokens } tokens
tutor-dial-off = nada: lo que escribieron los autores
tutor-dial-hints = solo pistas
tutor-dial-full = pistas y conversación
tutor-dial-to-off = Apagarlo
tutor-dial-to-hints = Solo pistas
tutor-dial-to-full = Pistas y conversación
tutor-dial-called-off = nada
tutor-dial-called-hints = pistas
tutor-dial-called-full = todo
tutor-dial-unknown = «{ $given }» no es ninguno de estos: nada, pistas, todo.
