command-course-overview = Cómo va un grupo: habilidades, a quién conviene hablarle, qué vence
command-course-overview-cohort = Su nombre; sin él, el único que haya
called-course-overview = resumen
called-course-overview-cohort = grupo
command-course-items = Qué preguntas cumplen su función y cuáles hay que arreglar
command-course-items-cohort = Su nombre; sin él, el único que haya
called-course-items = preguntas
called-course-items-cohort = grupo
command-course-misconceptions = En qué se equivoca un grupo de la misma manera y qué puede ayudar
command-course-misconceptions-cohort = Su nombre; sin él, el único que haya
called-course-misconceptions = ideas
called-course-misconceptions-cohort = grupo
command-course-learner = Cómo va una persona
command-course-learner-name = Cómo se llama en la lista
called-course-learner = persona
called-course-learner-name = nombre

## Qué grupo

insight-no-cohorts = Aquí todavía no hay ningún grupo. Escribe /grupo empezar para empezar uno.
insight-which-cohort = ¿Qué grupo?
insight-cohort-unknown = Aquí no conozco ningún grupo con ese nombre. Hay estos:
insight-cohort-gone = Ese grupo ya no está, o no es de esta comunidad. Escribe /grupo lista para ver los que hay.
insight-course-gone = El curso de este grupo ya no está. Lo aprendido se conserva. Escribe /curso versiones para recuperarlo.
insight-learner-gone = Esa persona ya no está en este grupo.
insight-item-gone = Nadie de este grupo ha respondido esa pregunta, o ya no está en el curso.
# $name: lo que se escribió.
insight-nobody-called = No encuentro a nadie llamado «{ $name }» en un grupo de aquí. Escribe /grupo participantes para ver quiénes hay.
insight-which-learner = Hay varias personas. ¿A quién te refieres?
# $title: del grupo; $count (number): quienes están en él.
insight-working = Las cifras de **{ $title }** se están calculando: { $count ->
    [one] hay una persona
   *[other] hay { $count } personas
}, así que tarda un poco. Vuelve a mirar en un minuto o dos.
insight-look-again = Volver a mirar
# $when: día de la semana y hora.
insight-as-of = A fecha de { $when }.

## El resumen

insight-overview = Todo el grupo
insight-nobody = Todavía no hay nadie en este grupo. Escribe /grupo invitar para tener un código y una dirección que dar.
# $course: su título; $count, $active, $begun (number): personas.
insight-summary = **{ $course }**. { $count ->
    [one] Una persona
   *[other] { $count } personas
}, de las que { $begun ->
    [0] ninguna ha empezado
    [one] una ha empezado
   *[other] { $begun } han empezado
}; { $active ->
    [one] una hizo
   *[other] { $active } hicieron
} algo en los últimos 7 días.
# $count (number): personas.
insight-at-risk = { $count ->
    [one] A una persona puede venirle bien que le hables:
   *[other] A { $count } personas puede venirles bien que les hables:
}
insight-nobody-at-risk = Ahora mismo nada indica que alguien necesite que le hables.
insight-signs-never = { $count } sin empezar
insight-signs-away = { $count } sin venir desde hace una semana o más
insight-signs-behind = { $count } con algo vencido sin hacer
insight-signs-falling = { $count } que aciertan menos que antes
insight-signs-helped = { $count } que se apoyan mucho en la ayuda
insight-sign-never = lleva { $number ->
    [one] un día
   *[other] { $number } días
} en el grupo sin empezar
insight-sign-away = lleva { $number ->
    [one] un día
   *[other] { $number } días
} sin hacer nada
insight-sign-behind = { $number ->
    [one] le falta una cosa que ya venció
   *[other] le faltan { $number } cosas que ya vencieron
}
insight-sign-falling = acierta sin ayuda { $number } puntos de cada cien menos que antes
insight-sign-helped = { $number } de cada cien respuestas recientes con ayuda
insight-signs-mean = Son señales, no juicios: cada una es algo que se vio, y a menudo hay una buena razón. Una pregunta amable hace más que un recordatorio.
# $count (number): personas.
insight-more-at-risk = Y { $count } más; la página las tiene todas.
insight-who-needs-a-word = A quién conviene hablarle
insight-items = Preguntas
insight-misconceptions = Ideas equivocadas
insight-export = Exportar
insight-on-the-web = Abrir en la web
insight-lessons-done = Lecciones hechas
insight-alone = Aciertos sin ayuda
insight-helped = Aciertos con ayuda
insight-teachback = Explicado con sus palabras
insight-teachback-told = { $told } veces por { $count ->
    [one] una persona
   *[other] { $count } personas
}; de lo que había que tratar, { $good } bien, { $more } en parte, { $again } todavía no
insight-tutor = El tutor habló
insight-tutor-told = { $messages } veces con { $count ->
    [one] una persona
   *[other] { $count } personas
}
insight-no-answers = aún sin respuestas
# $right, $total (number): respuestas.
insight-results = { $right } de { $total }
insight-table = Habilidades
insight-skill = Habilidad
insight-column-mastered = la tienen
insight-column-nearly = casi
insight-column-learning = aprenden
insight-column-new = aún no
# $level: hasta dónde se ha llegado.
insight-level = { $level ->
    [mastered] la tienen
    [nearly] casi
    [learning] aprendiendo
   *[new] sin probar a solas
}
# $count (number): habilidades.
insight-more-skills = y { $count } más en la tabla
# $title: del grupo; $count (number): personas.
insight-alt = Hasta dónde han llegado las { $count } personas de { $title }, habilidad por habilidad.
insight-alt-skill = { $skill }: { $mastered } la tienen, { $nearly } casi, { $learning } la están aprendiendo, { $new } no la han probado a solas.
# $task: lo que hay que hacer; $done, $late, $open (number): personas; $day: para cuándo, si $dated es yes.
insight-due = { $task }{ $dated ->
    [yes] {" "}(para el { $day })
   *[no] {""}
}: { $done } con ello hecho, { $open } aún a tiempo, { $late } con retraso
insight-task-gone = algo que ya no está en el curso

## Preguntas

insight-no-items = Nadie ha respondido nada todavía.
# $count (number): preguntas.
insight-items-faulty = { $count ->
    [0] Ninguna pregunta llama la atención.
    [one] Conviene mirar una pregunta.
   *[other] Conviene mirar { $count } preguntas.
}
insight-items-few = { $count ->
    [one] De una pregunta
   *[other] De { $count } preguntas
} hay menos de 20 primeras respuestas sin ayuda: todavía no se dice nada de ellas.
insight-all-items = Todas las preguntas en la web
insight-edit-item = Editarla
# $right, $total (number): respuestas.
insight-too-few = { $right } de { $total } aciertos, muy pocas para juzgarla
# $middle, $low, $high: proporciones.
insight-interval = { $middle } aciertan a la primera y sin ayuda (probablemente entre { $low } y { $high })
insight-not-known = no se sabe
insight-facility = Cuántas personas aciertan
insight-discrimination = Distingue a quien sabe (−1 a 1)
insight-time = Tiempo habitual
insight-exposure = Vista por
# $met, $members (number): personas; $attempts (number): respuestas.
insight-exposed = { $met } de { $members } personas, { $attempts } respuestas en total
insight-answers = Lo que se respondió primero y sin ayuda
insight-answer = Respuesta
insight-chosen = Veces
insight-fault-rival = Quienes aciertan en lo demás eligen otra cosa más a menudo que la respuesta correcta: mira si la clave está bien o si la pregunta se puede entender de dos maneras.
insight-fault-backwards = Quienes aciertan aquí suelen fallar en lo demás: mira si la pregunta o su clave confunden.
insight-fault-hard = Acierta menos de una de cada cinco personas: mira si la lección dice lo necesario, o hazla más fácil de entender.
insight-fault-flat = Apenas distingue a quien lo sabe de quien no: mira si se puede adivinar o si pregunta dos cosas a la vez.
insight-fault-easy = Acierta casi todo el mundo: sirve para empezar, pero muestra poco. Ayudaría una opción falsa más afinada.
insight-fault-idle = Hay una opción falsa que nadie eligió: pon ahí un error que se cometa de verdad.

## En qué se falla igual

insight-no-misconceptions = Todavía no hay nada en que varias personas hayan fallado de la misma manera.
# $item: la pregunta; $answer: lo que se respondió.
insight-same-answer = «{ $answer }» como respuesta a «{ $item }»
# $item: la tarea; $failing: el caso y cómo salió.
insight-same-test = Código para «{ $item }» que falla aquí: { $failing }
insight-cluster-counts = { $learners ->
    [one] Una persona
   *[other] { $learners } personas
}, { $count ->
    [one] una respuesta
   *[other] { $count } respuestas
}.
# $name: de una persona; $item: la pregunta; $answer: la suya.
insight-example = Por ejemplo { $name }, a «{ $item }»: { $answer }
# $subject: de una lección.
insight-step-lesson = Siguiente paso: repasa la lección «{ $subject }» o asígnala.
insight-step-explanation = Siguiente paso: hay una explicación de alguien del curso que ayudó a otras personas con esto. Enséñasela al grupo.
# $subject: la pregunta.
insight-step-mend = Siguiente paso: dale a esta respuesta palabras propias en la pregunta «{ $subject }», para que quien la dé sepa por qué no.
insight-all-misconceptions = Todas en la web

## Una persona

# $day: cuándo entró.
insight-not-begun = En el grupo desde: { $day }. Aún no ha empezado.
# $day: cuándo hizo algo por última vez.
insight-last-seen = Última vez aquí: { $day }.
# $why: lo que se vio.
insight-why = Puede venirle bien que le hables: { $why }.
# $task: lo que hay que hacer; $state: cómo está; $day: para cuándo, si $dated es yes.
insight-owed = { $task }{ $dated ->
    [yes] {" "}(para { $day })
   *[no] {""}
}: { $state ->
    [done] hecho
    [done-late] hecho, después del plazo
    [late] aún sin hacer
   *[open] hay tiempo
}
insight-reached = Alcanzado
insight-column-alone = a solas
insight-column-helped = con ayuda
insight-newest = Respuestas más recientes
insight-attempt = { $day }: { $answer } a «{ $item }», { $correct ->
    [yes] bien
   *[no] no del todo
}{ $helped ->
    [yes] , con ayuda
   *[no] {""}
}
insight-explained = { $count ->
    [one] una vez
   *[other] { $count } veces
}
insight-tutored = { $count ->
    [0] todavía no
    [one] una vez
   *[other] { $count } veces
}

## En las páginas

insight-classes = Cómo van los grupos
insight-class = Grupo
insight-learners = Personas
insight-learner = Persona
insight-active = Activas en 7 días
insight-may-need-a-word = Conviene hablarles
insight-figures-of = Cifras
insight-seen = Lo que se vio
# $count (number): personas.
insight-more-not-shown = y { $count } más
insight-lesson = Lección
insight-lessons = Lecciones
insight-begun = Empezada
insight-done = Hecha
insight-open = A tiempo
insight-late = Con retraso
insight-task = Qué
insight-tasks = Lo que se asignó
insight-due-on = Para el
insight-nothing-assigned = No se asignó nada. Escribe /grupo asignar para hacerlo.
insight-question = Pregunta
insight-look-at = Conviene mirar
insight-items-about = De cada pregunta, las primeras respuestas sin ayuda a su redacción de hoy. Cómo distingue a quien sabe es la correlación entre acertar aquí y la proporción de aciertos en lo demás; con menos de 20 respuestas no se dice nada.
insight-figures = Cifras
insight-by-the-able = Del cuarto con más nivel
insight-right = Bien
insight-with-help = Con ayuda
insight-when = Cuándo
insight-yes = sí
insight-no = no

## Exportaciones

command-course-data = Llevarse las cifras y respuestas de un grupo
command-course-data-kind = csv o json
command-course-data-cohort = Su nombre; sin él, el único que haya
called-course-data = datos
called-course-data-kind = formato
called-course-data-cohort = grupo
insight-export-about = Una exportación contiene tres tablas: el progreso de cada persona, todas sus respuestas y cómo funciona cada pregunta. CSV es para hojas de cálculo, JSON para programas. Lleva nombres: guárdala como guardarías las notas.
insight-export-kind = En qué formato
insight-exporting = La exportación se está preparando
insight-export-gone = Esa exportación ya no está: se guardan 20 horas. Escribe /curso datos para tener otra.
insight-export-failed = Esa exportación no se pudo preparar. No se ha perdido nada: escribe /curso datos para intentarlo otra vez.
# $title: del grupo; $cut: yes si no cupo todo; $count (number): personas.
insight-exported = Aquí están las cifras de **{ $title }**.{ $cut ->
    [yes] {" "}Habría sido demasiado grande: tiene el progreso de todas las personas y las respuestas de { $count }.
   *[no] {""}
}
# $learners, $members (number): personas.
insight-columns = Progreso de { $members } personas y las respuestas de { $learners } de ellas. Un texto que empieza como una fórmula lleva un apóstrofo delante, para que ninguna hoja de cálculo la calcule.

insight-column-of-progress-learner = su número, el mismo en todas las tablas
insight-column-of-progress-name = su nombre en la lista
insight-column-of-progress-seen-at = cuándo hicieron algo en el curso por última vez (UTC)
insight-column-of-progress-lessons-done = lecciones hechas
insight-column-of-progress-lessons = lecciones que hay
insight-column-of-progress-skills-mastered = habilidades que tienen
insight-column-of-progress-skills-nearly = habilidades que casi tienen
insight-column-of-progress-skills-learning = habilidades que están aprendiendo
insight-column-of-progress-alone-right = respuestas correctas sin ayuda
insight-column-of-progress-alone-answers = respuestas sin ayuda
insight-column-of-progress-helped-right = respuestas correctas con ayuda
insight-column-of-progress-helped-answers = respuestas con ayuda
insight-column-of-progress-overdue = cosas vencidas y sin hacer
insight-column-of-progress-explanations = explicaciones con sus palabras
insight-column-of-progress-signs = por qué conviene hablarles: never (sin empezar), away (una semana o más sin venir), behind (con algo vencido), falling (aciertan menos que antes), helped (se apoyan en la ayuda)
insight-column-of-answers-attempt = el número de la respuesta
insight-column-of-answers-learner = de quién es
insight-column-of-answers-name = su nombre en la lista
insight-column-of-answers-item = el identificador de la pregunta
insight-column-of-answers-activity = dónde se preguntó
insight-column-of-answers-at = cuándo (UTC)
insight-column-of-answers-correct = si ahora cuenta como correcta, también si alguien decidió otra cosa
insight-column-of-answers-score = de 0 a 1
insight-column-of-answers-help = 0 ninguna, 1 una pista, 2 se mostró la respuesta
insight-column-of-answers-misconception = el identificador de la idea equivocada que muestra
insight-column-of-answers-answer = lo que se respondió; de una tarea, el código
insight-column-of-items-item = el identificador de la pregunta
insight-column-of-items-prompt = la pregunta
insight-column-of-items-skill = el identificador de su habilidad
insight-column-of-items-learners = personas que la respondieron
insight-column-of-items-answers = respuestas en total
insight-column-of-items-first-alone = primeras respuestas sin ayuda a su redacción de hoy
insight-column-of-items-first-alone-right = las que fueron correctas
insight-column-of-items-facility = su proporción; vacío con menos de 20
insight-column-of-items-facility-low = el extremo inferior de su intervalo del 95 %
insight-column-of-items-facility-high = el extremo superior
insight-column-of-items-discrimination = correlación con la proporción de aciertos en lo demás, de -1 a 1; vacío con menos de 20
insight-column-of-items-median-seconds = el tiempo mediano de una primera respuesta, si se conoce
insight-column-of-items-faults = qué mirar: rival, backwards, hard, flat, easy, idle

## El resumen semanal

command-course-digest = Lo que trajo la semana: a quién hablarle, qué fue bien, qué arreglar
called-course-digest = semana
insight-digest = El resumen semanal
insight-digest-week = Tus grupos, esta semana
insight-digest-nothing = Todavía no hay nada que contar: no hay ningún grupo con gente, o sus cifras aún se están calculando.
insight-digest-leave = Llega los lunes a las 8. Escribe /curso semana para no recibirlo más o cambiar adónde llega.
insight-digest-not-staff = El resumen semanal llega a quienes se nombró para enseñar en una comunidad. Aquí puedes mirarlo cuando quieras con /curso semana.
insight-digest-off = No enviarlo cada semana
insight-digest-on = Enviarlo cada semana
insight-digest-is-on = El resumen llega los lunes a las 8.
insight-digest-is-off = El resumen ya no llega. Escribe /curso semana para mirarlo.
insight-went-well = Lo que fue bien
insight-to-mend = Preguntas que arreglar
# $active, $count (number): personas.
insight-well-active = { $active } de { $count } personas hicieron algo en los últimos 7 días.
# $skill: su título; $count (number): personas.
insight-well-skill = { $count ->
    [one] Una persona ha
   *[other] { $count } personas han
} alcanzado **{ $skill }**.
# $task: lo que había que hacer; $share: del grupo.
insight-well-task = { $task }: lo ha hecho el { $share }.
insight-letters = También por correo
insight-no-letters = Sin correos
# $email: su dirección.
insight-letters-go = También llega a { $email }.
insight-address = Tu dirección de correo
insight-address-why = Primero enviaré allí un código, para que nadie haga llegar correos a otra persona. La dirección solo se usa para este resumen.
insight-send-code = Enviar un código
# $email: la dirección.
insight-code-sent = Un código va de camino a { $email }. Vale 30 minutos.
insight-code = El código del correo
insight-confirm = Es mi dirección
# $left (number): intentos.
insight-code-wrong = { $left ->
    [0] Ese código no es el que envié, y eran todos los intentos. Puedo enviar uno nuevo.
    [one] Ese código no es el que envié. Queda un intento.
   *[other] Ese código no es el que envié. Quedan { $left } intentos.
}
insight-code-gone = Ese código ya no vale. Escribe /curso semana y pide uno nuevo.
insight-no-mail = Desde aquí no se envían correos: quien lo administra no ha puesto un servidor para ello.
insight-letters-enough = Hoy ya envié tantos códigos como puedo. Busca el último, también entre lo que tu correo toma por publicidad; mañana puedo enviar otro.
insight-no-address = Eso no parece una dirección de correo. Escríbela como nombre@example.org.
insight-address-refused = El servidor no acepta correos para esa dirección. Mira si está bien escrita.
insight-code-subject = Tu código para el resumen semanal
# $code: cifras.
insight-code-letter = Tu código es { $code }. Escríbelo en el chat en el que pediste el resumen semanal por correo. Si no fuiste tú, no hagas nada: sin el código no llega ningún correo.
