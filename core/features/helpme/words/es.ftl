## The learner's side (core/features/helpme/views.py)

command-helpme = Pregunta a una persona que te enseña, y sigue aprendiendo mientras tanto
command-helpme-question = Lo que te gustaría saber
called-helpme = consulta
called-helpme-question = pregunta

helpme = Pregunta a una persona
helpme-about = Quien enseña aquí lo lee y responde. Con la pregunta va lo que estás haciendo. Puedes seguir mientras tanto: nada espera a la respuesta.
helpme-nobody = Aquí no hay nadie que te enseñe, así que nadie lo leería. Con /preguntar puedes preguntarme cuando quieras; en un grupo, o en una comunidad con docentes, puedes preguntar a quien enseña.
helpme-no-words = No había nada escrito. Pon unas palabras y envíalo otra vez.
helpme-too-long = Es un poco largo para leerlo en una cola. Dilo en { $most } caracteres como mucho.
helpme-gone = Esa pregunta ya no está.
helpme-yours = Esa es tuya, así que la responde otra persona.
helpme-words = ¿Qué te gustaría saber?
helpme-words-at = ¿Qué te gustaría saber sobre «{ $task }»?
helpme-send = Enviar
helpme-raised = Tu pregunta está con quienes enseñan aquí
helpme-raised-text = Te aviso cuando haya respuesta. Nada espera a eso: sigue cuando quieras.
helpme-place = En la cola
helpme-number = número { $place }
helpme-many = detrás de muchas otras
helpme-along = Va con ella
helpme-with-task = lo que estás haciendo
helpme-with-attempt = lo que estás haciendo, con tu último intento
helpme-go-on = Seguir aprendiendo
helpme-ask = Preguntar al tutor
helpme-again = Mis preguntas
helpme-withdraw = Retirar: { $words }
helpme-withdrawn = Retirada. Ya no la responde nadie.
helpme-was-answered = Llegó la respuesta antes de poder retirarla.
helpme-enough = Tus preguntas están esperando
helpme-enough-text = Pueden esperar { $most } a la vez. Retira una, o envía esta cuando otra tenga respuesta.
helpme-waits = «{ $words }»: número { $place } en la cola
helpme-answered = «{ $words }»: { $answer }
helpme-answer-of = { $name } te responde
helpme-answer = Te responde una persona
helpme-asked = Esto lo ha escrito una persona, a tu pregunta «{ $words }».

## The queue (core/features/helpme/queue_views.py and pages.py)

command-course-questions = Responde a lo que se pregunta a una persona, de una en una
called-course-questions = consultas

helpme-pages = Consultas
helpme-pages-caption = Preguntas que esperan a una persona, primero la más antigua
helpme-queue-question = Pregunta
helpme-queue-empty = No espera ninguna pregunta
helpme-queue-empty-text = Ahora mismo nadie espera una respuesta.
helpme-queue-one = Pregunta { $number } de { $count }
helpme-queue-suggested = Una sugerencia para este intento
helpme-queue-who = De
helpme-queue-since = Desde
helpme-queue-about = En
helpme-queue-item-gone = algo que ya no está en el curso
helpme-queue-attempt = Lo que tenía
helpme-queue-words = Tu respuesta
helpme-queue-words-suggested = Tu respuesta: ya hay una sugerencia, cambia lo que quieras
helpme-queue-send = Enviar la respuesta
helpme-queue-suggest = Sugerir otra
helpme-queue-next = Siguiente
helpme-queue-more = Qué más espera
helpme-queue-sent = Enviada
helpme-queue-sent-text = { $name } recibe el aviso, a tu nombre.
helpme-queue-sent-later = { $name } tiene ahora horas de silencio, y recibirá el aviso cuando acaben.
helpme-queue-withdrawn = Quien preguntó la ha retirado, así que no se envió nada.
helpme-queue-meanwhile = Alguien se ha adelantado
helpme-queue-meanwhile-text = { $name } la ha respondido desde que la viste, así que no se envió nada tuyo. Esto es lo que escribió:
helpme-queue-somebody = Otra persona
helpme-queue-was-faster = Se respondió o se retiró desde que la viste, así que no se envió nada.
act-question-answer = respondió a una pregunta

## What waits (core/features/helpme/jobs.py)

helpme-notice = Algo espera a quien enseña en { $name }:
helpme-notice-your-class = tu grupo
helpme-notice-questions = { $count ->
    [one] Una pregunta de alguien que aprende. /curso consultas la muestra.
   *[other] { $count } preguntas de quienes aprenden. /curso consultas las muestra.
}
helpme-notice-explanations = { $count ->
    [one] Una explicación que mirar. /moderar la muestra, allí.
   *[other] { $count } explicaciones que mirar. /moderar las muestra, allí.
}
