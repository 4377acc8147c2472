command-cohort-create = Empieza un grupo que hace un curso en común
command-cohort-create-title = Cómo se llama el grupo
command-cohort-create-course = El curso que hace
command-cohort-create-role = Un rol de esta comunidad que lleva al grupo
command-cohort-list = Tus grupos
command-cohort-roster = Quién está en un grupo, por dónde va y qué tiene atrasado
command-cohort-roster-cohort = El grupo; no hace falta si tienes uno solo
command-cohort-invite = El código y los enlaces para entrar en un grupo
command-cohort-invite-cohort = El grupo; no hace falta si tienes uno solo
command-cohort-archive = Termina un grupo; lo aprendido se conserva
command-cohort-archive-cohort = El grupo; no hace falta si tienes uno solo
command-cohort-assign = Asigna a un grupo una lección, un cuestionario, un reto o repasos
command-cohort-assign-kind = lección, cuestionario, reto o repasos
command-cohort-assign-what = Qué lección o qué reto
command-cohort-assign-due = Para cuándo, como viernes 18:00 o en 3 días
command-cohort-assign-cohort = El grupo; no hace falta si tienes uno solo
command-cohort-extend = Da a una persona una fecha posterior
command-cohort-extend-who = Para quién
command-cohort-extend-due = Hasta cuándo, como viernes 18:00 o en 3 días
command-cohort-extend-reason = Por qué
command-cohort-extend-cohort = El grupo; no hace falta si tienes uno solo
command-cohort-announce = Di algo a todo un grupo, esté donde esté cada cual
command-cohort-announce-text = Lo que van a leer
command-cohort-announce-cohort = El grupo; no hace falta si tienes uno solo
called-cohort-create = empezar
called-cohort-create-title = título
called-cohort-create-course = curso
called-cohort-create-role = rol
called-cohort-list = lista
called-cohort-roster = participantes
called-cohort-roster-cohort = grupo
called-cohort-invite = invitar
called-cohort-invite-cohort = grupo
called-cohort-archive = terminar
called-cohort-archive-cohort = grupo
called-cohort-assign = asignar
called-cohort-assign-kind = tipo
called-cohort-assign-what = qué
called-cohort-assign-due = fecha
called-cohort-assign-cohort = grupo
called-cohort-extend = aplazar
called-cohort-extend-who = quién
called-cohort-extend-due = fecha
called-cohort-extend-reason = motivo
called-cohort-extend-cohort = grupo
called-cohort-announce = anunciar
called-cohort-announce-text = texto
called-cohort-announce-cohort = grupo

## Grupos

cohorts-nav = Grupos
cohorts-list = Grupos
cohorts-class = Grupo
cohorts-members = Participantes
cohorts-none-yet = Aquí todavía no hay ningún grupo. Empieza uno con /grupo empezar.
cohorts-not-yours = Aquí no hay tal grupo. Puede ser de otra comunidad, o ya no existir.
cohorts-over = El grupo { $title } terminó. Todo lo que se aprendió en él se conserva.
cohorts-course-gone = El curso de { $title } ya no está aquí. Lo aprendido se conserva; recupera el curso, o empieza un grupo con otro.
cohorts-in-list = { $count ->
    [one] una persona · { $course }
   *[other] { $count } personas · { $course }
}
cohorts-list-over = { $count ->
    [one] Otro más terminó.
   *[other] Otros { $count } terminaron.
}
cohorts-those-over = Grupos que terminaron
cohorts-which = ¿Qué grupo es?
cohorts-which-unknown = No conozco un único grupo llamado «{ $given }». ¿Cuál es?
cohorts-begin = Empezar un grupo
cohorts-title-text = Un grupo hace un curso en común. ¿Cómo se llama?
cohorts-ask-title = Su nombre, de { $most } caracteres como mucho
cohorts-title-empty = Un grupo necesita un nombre que se pueda leer.
cohorts-title-long = Ese nombre es demasiado largo. Tiene { $most } caracteres como mucho.
cohorts-ask-course = ¿Qué curso hace { $title }?
cohorts-no-course = No hay tal curso para un grupo. Importa uno con /curso importar.
cohorts-course = Curso
cohorts-began = { $title } empieza

## Entrar

cohorts-to-invite = Invitar
cohorts-code-text = Puede entrar quien tenga este código. Antes lee lo que verás de su trabajo.
cohorts-code-anew = Este es el código nuevo. El de antes ya no vale.
cohorts-type-this = Escríbele esto a Parley
cohorts-or-open = O abre uno de estos:
cohorts-recode = Hacer un código nuevo
cohorts-role = Rol
cohorts-to-role = Que entre un rol
cohorts-ask-role = El rol que lleva al grupo
cohorts-role-text = Quien tenga este rol y haga algo con Parley aquí estará en { $title } desde entonces, y se le dice. Quien pierde el rol se queda, y la lista lo dice.
cohorts-take-role = Usarlo
cohorts-role-unread = No veo qué rol es «{ $given }». Menciónalo, o elígelo con «Que entre un rol».
cohorts-role-given = Desde ahora, { $role } lleva a { $title }.

## La lista

cohorts-to-roster = Participantes
cohorts-to-overview = Resumen
cohorts-shown = De { $first } a { $last } de { $of }
cohorts-nobody-in-it = Todavía no hay nadie.
cohorts-more = Ver más
cohorts-before = Anteriores
cohorts-name = Nombre
cohorts-lessons-done = Lecciones
cohorts-done = Hecho
cohorts-late-column = Atrasado
cohorts-came = Entró
cohorts-came-by = { $how ->
    [link] por un enlace, { $day }
    [role] por un rol, { $day }
   *[code] por el código, { $day }
}
cohorts-role-gone = ya no tiene el rol
cohorts-members-of = { $count ->
    [one] { $title }: una persona
   *[other] { $title }: { $count } personas
}
cohorts-lessons = { $done } de { $of } lecciones
cohorts-assigned-done = { $done } de { $of } hechas
cohorts-late = { $count } con atraso
cohorts-to-remove = Sacar a alguien
cohorts-ask-who = El nombre en la lista
cohorts-find = Buscar
cohorts-who = ¿Quién es?
cohorts-who-unknown = No encuentro a una única persona llamada «{ $given }» en la lista.
cohorts-nobody = Esa persona ya no está en el grupo.
cohorts-nobody-yet = En { $title } todavía no hay nadie.
cohorts-remove-text = { $name } ya no estará en el grupo, y nada de él le quedará pendiente. Todo lo que aprendió sigue siendo suyo. Con el código puede volver; haz uno nuevo si no debe.
cohorts-remove-yes = Sacar a { $name }
cohorts-removed = { $name } ya no está en { $title }.
cohorts-to-archive = Terminar el grupo
cohorts-archive-text = En un grupo que terminó no entra nadie, y nada de él queda pendiente. Su lista se conserva, y todo lo aprendido.
cohorts-archive-yes = Terminarlo
cohorts-archived = { $title } terminó.

## Lo que hay que hacer

cohorts-to-assigned = Tareas
cohorts-to-assign = Asignar
cohorts-assignment = Una tarea
cohorts-kind-lesson = Una lección
cohorts-kind-quiz = Un cuestionario sobre una lección
cohorts-kind-challenge = Un reto
cohorts-kind-review = Repasos
cohorts-kind-words-lesson = lección, leccion, lecciones
cohorts-kind-words-quiz = cuestionario, cuestionarios
cohorts-kind-words-challenge = reto, retos
cohorts-kind-words-review = repaso, repasos
cohorts-ask-kind = ¿Qué va a hacer el grupo?
cohorts-kind-unknown = «{ $given }» no es nada que pueda asignar. ¿Qué va a hacer el grupo?
cohorts-ask-lesson = ¿Qué lección?
cohorts-ask-quiz = ¿Un cuestionario sobre qué lección? Está hecho cuando se respondieron en cuestionarios todas las preguntas de la lección.
cohorts-ask-challenge = ¿Qué reto?
cohorts-ask-what = Su número, o palabras de su título
cohorts-what-unknown = No encuentro en el curso una única cosa llamada «{ $given }». ¿Cuál es?
cohorts-nothing-of-kind = El curso de este grupo no tiene nada de ese tipo.
cohorts-ask-days = En cuántos días, de 1 a { $most }
cohorts-days-unread = «{ $given }» no es un número de días de 1 a { $most }.
cohorts-ask-due = Fecha, como viernes 18:00; vacía si no la hay
cohorts-due-text = ¿Para cuándo? La fecha va con el reloj de cada cual. Puedes escribir 2026-12-04 18:00, viernes o en 3 días.
cohorts-due-unread = No entiendo «{ $given }» como fecha. Puedes escribir 2026-12-04 18:00, viernes a las 18:00 o en 3 días.
cohorts-due-past = «{ $given }» ya pasó. Escribe una fecha posterior.
cohorts-due-far = Para «{ $given }» faltan más de dos años. Escribe una fecha anterior.
cohorts-due = Fecha
cohorts-due-local = { $date } (con el reloj de cada cual)
cohorts-due-reason = { $date } (aplazado: { $reason })
cohorts-no-due = sin fecha
cohorts-assigned-text = { $dated ->
    [yes] { $title } lo tiene entre lo pendiente, y recibe un recordatorio un día y tres horas antes.
   *[no] { $title } lo tiene entre lo que hay que hacer, sin fecha, así que nadie recibe recordatorios.
}
cohorts-due-past-for = { $count ->
    [one] Para una persona, más al este, la fecha ya pasó.
   *[other] Para { $count } personas, más al este, la fecha ya pasó.
}
cohorts-assigned-news = Nuevo para ti: { $title }. Fecha: { $date }. Escribe /pendiente para empezar.
cohorts-assign-more = Asignar más
cohorts-tell-them = Decírselo al grupo
cohorts-already-assigned = El grupo ya tiene eso. Retíralo primero, para ponerlo de nuevo: { $title }
cohorts-assign-kind = { $kind ->
    [quiz] Asignar el cuestionario
    [challenge] Asignar el reto
    [review] Asignar repasos
   *[lesson] Asignar la lección
}
cohorts-nothing-assigned = { $title } todavía no tiene nada que hacer.
cohorts-progress = Hecho
cohorts-done-of = hecho por { $done } de { $of }
cohorts-late-of = { $count } con atraso
cohorts-what = Qué
cohorts-state = Cómo va
cohorts-work-of = Lo que tiene que hacer { $name }
cohorts-owes-nothing = No hay nada que hacer.
cohorts-no-assignment = Eso ya no está entre lo que el grupo tiene que hacer.
cohorts-to-withdraw = Retirar: { $title }
cohorts-withdraw-text = Ya nadie tendrá que hacerlo ni recibirá recordatorios. Lo hecho se conserva.
cohorts-withdraw-yes = Retirarlo
cohorts-withdrawn = Ya nadie tiene que hacer esto: { $title }

## Fechas posteriores

cohorts-to-extend = Dar una fecha posterior
cohorts-extend-which = ¿Para qué tiene { $name } una fecha posterior?
cohorts-nothing-dated = Nada en { $title } tiene una fecha que pueda ser posterior.
cohorts-extend-text = Una fecha posterior para { $name }: { $title }
cohorts-ask-later = Hasta cuándo, como viernes 18:00
cohorts-ask-later-of = Hasta cuándo: { $title }
cohorts-ask-reason = Por qué, en { $most } caracteres como mucho; quien aprende solo ve que es posterior
cohorts-no-reason = Di por qué, para quienes enseñan contigo.
cohorts-no-date = Sin fecha no hay una posterior.
cohorts-not-later = Esa fecha no es posterior a la que tiene { $name }.
cohorts-extended = { $name } tiene más tiempo para esto: { $title }. La nueva fecha: { $date }.

## Anuncios

cohorts-announcements = Anuncios
cohorts-to-announce = Decir algo al grupo
cohorts-announce-text = { $count ->
    [one] ¿Qué va a leer la única persona de { $title }? Le llega donde me escribió en privado la última vez.
   *[other] ¿Qué van a leer las { $count } personas de { $title }? A cada una le llega donde me escribió en privado la última vez.
}
cohorts-ask-announcement = Lo que van a leer
cohorts-preview = Verlo antes
cohorts-preview-text = { $count ->
    [one] Una persona leerá esto:
   *[other] { $count } personas leerán esto:
}
cohorts-announcement = _De quienes enseñan en { $title }:_
cohorts-send = { $count ->
    [one] Enviarlo a una persona
   *[other] Enviarlo a { $count } personas
}
cohorts-write-anew = Escribirlo de nuevo
cohorts-sent = Va de camino a { $title }.
cohorts-announce-empty = Todavía no hay nada que leer.
cohorts-announce-long = Es demasiado largo para un anuncio: tiene { $most } caracteres como mucho.
cohorts-who-got-it = A quién le llegó
cohorts-nothing-announced = A { $title } todavía no se le dijo nada.
cohorts-newest-sent = Enviado
cohorts-look-again = Mirar otra vez
cohorts-announced-what = Qué
cohorts-announced-when = Cuándo
cohorts-got-sent = { $count ->
    [one] una persona lo tiene
   *[other] { $count } personas lo tienen
}
cohorts-got-waiting = { $count ->
    [one] a una persona le llegará
   *[other] a { $count } personas les llegará
}
cohorts-got-nowhere = { $count ->
    [one] una persona nunca me escribió en privado, así que no puedo llegar a ella
   *[other] { $count } personas nunca me escribieron en privado, así que no puedo llegar a ellas
}
cohorts-receipt-sent = lo tiene
cohorts-receipt-waiting = le llegará
cohorts-receipt-nowhere = nunca escribió a Parley en privado
