## The dials (core/features/dials)

command-course-dials = Elige cómo se enseña aquí: intentos antes de una solución, tutor, pistas, silencio…
command-course-dials-course = Un curso, o nada para todos
called-course-dials = ajustes
called-course-dials-course = curso

dials = Cómo se enseña aquí
dials-about = Vale para quienes aprenden aquí, en todos los cursos que no tengan otra cosa. Pulsa uno para cambiarlo.
dials-of-course = Cómo se enseña { $course } aquí
dials-about-course = Vale para este curso. Lo que no se elige para él sigue lo de todos los cursos.
dials-courses = O solo para un curso:
dials-for-all = Todos los cursos
dials-column = Qué
dials-now = Ahora
dials-set = Guardar
dials-back = Todos los ajustes
dials-above = sin fijar aquí
dials-from = { $source ->
    [community] { $value } (como en todos los cursos de aquí)
   *[house] { $value } (nadie lo ha cambiado)
}
dials-on = sí
dials-off = no
dials-none = ninguna
dials-no-course = No encuentro aquí un curso «{ $given }». Sin nombre ves lo que vale para todos.

dials-attempts = Intentos antes de una solución
dials-attempts-about = Cuántos programas distintos hay que enviar antes de que se muestre la solución de un reto. Con pocos es tentador rendirse; lo que cada cual resuelve por sí dura más.
dials-attempts-number = { $count ->
    [one] uno
   *[other] { $count }
}
dials-attempts-unreadable = No puedo leer «{ $given }» como número de intentos. Elige uno de la lista.
dials-tutor = El tutor
dials-tutor-about = Cuánto puede ayudar un modelo de lenguaje, donde hay uno y quien aprende está de acuerdo.
dials-tutor-full = conversa y da pistas
dials-tutor-hints = da pistas
dials-tutor-off = apagado: solo palabras de quien escribió el curso
dials-tutor-unreadable = No puedo leer «{ $given }» aquí. Elige uno de la lista.
dials-hint-cost = Lo que cuesta una pista
dials-hint-cost-about = Puntos que quita cada pista por cada grado de dificultad de un reto; nunca más de lo que da la solución.
dials-hint-cost-number = { $count ->
    [0] nada
    [one] un punto por grado de dificultad
   *[other] { $count } puntos por grado de dificultad
}
dials-hint-cost-unreadable = No puedo leer «{ $given }» como número de puntos. Elige uno de la lista.
dials-sharing = Explicaciones que ven otras personas
dials-sharing-about = Si se puede compartir cómo se ha explicado algo.
dials-sharing-unreadable = No puedo leer «{ $given }» aquí. Elige sí o no.
dials-boards = Una clasificación
dials-boards-about = Si hay una clasificación para quien quiera estar en ella.
dials-boards-unreadable = No puedo leer «{ $given }» aquí. Elige sí o no.
dials-quiet-hours = Horas de silencio
dials-quiet-hours-about = Horas del día de cada cual en las que no envío nada que no se haya pedido: ni avisos, ni anuncios, ni respuestas tuyas. Llega cuando acaban.
dials-quiet-hours-field = Desde y hasta, como 22-7; «ninguna» para ninguna, «-» para dejarlo como arriba
dials-quiet-hours-unreadable = No puedo leer «{ $given }» como horas. Escribe dos, como 22-7.
dials-hours = de { $begins }:00 a { $ends }:00
dials-budget = Lo que el modelo puede gastar en un día
dials-budget-about = Cuántos tokens puede leer y escribir en un día un modelo de lenguaje para todas las personas de aquí, también en privado si son de un grupo. Nunca más de lo que permite quien lleva Parley.
dials-budget-field = Tokens al día, como 200000; «-» para lo que permite quien lleva Parley
dials-budget-unreadable = No puedo leer «{ $given }» como número de tokens. Escribe cifras, como 200000.
dials-budget-operator = lo que permite quien lleva Parley
dials-tokens = { $count } tokens
dials-languages = Lenguajes de código
dials-languages-about = Qué código se ejecuta aquí para quienes aprenden.
dials-languages-field = Cuáles se pueden usar; todos para cualquiera, «-» para dejarlo como arriba
dials-languages-unreadable = No puedo leer «{ $given }» aquí. Envía los números de los lenguajes, con espacios.
dials-languages-all = todos
dials-language = { $name ->
    [python] Python
    [javascript] JavaScript
   *[other] { $name }
}
act-dial-turn = cambió un ajuste
