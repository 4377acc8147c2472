command-points = Tus puntos y por qué los tienes, tus insignias y tu racha
called-points = puntos

points-title = Puntos
points-nothing-yet = Ganas puntos con los retos que resuelves, con lo que aún sabes cuando toca repasarlo y con las explicaciones que ayudan a otras personas. Cuenta acertar a la primera y pensar, nunca la rapidez.
points-learn = Aprender algo
points-total = { $count ->
    [one] Un punto
   *[other] { $count } puntos
}
points-level = { $left ->
    [one] Nivel { $level }, falta un punto para el nivel { $next }
   *[other] Nivel { $level }, faltan { $left } puntos para el nivel { $next }
}
points-knowledge = Por explicar
points-knowledge-count = { $count ->
    [one] un punto
   *[other] { $count } puntos
}
points-in-a-row = Racha
points-best = La racha más larga
points-in-a-row-count = { $count ->
    [one] un día
   *[other] { $count } días
}
points-off = Días libres ganados
points-off-count = { $count } de { $most } como máximo
points-rest = Descanso
points-rest-span = { $first } a { $last }
points-again = Tu próximo día de aprendizaje empieza otra racha. La más larga queda guardada.
points-weeks = Las últimas cuatro semanas
points-week = Desde el { $first }: { $kinds }
points-week-learnt = aprendiste { $days }
points-week-saved = día libre { $days }
points-week-rested = descanso { $days }
points-week-free = nada pendiente { $days }
points-lately = Últimamente
points-badges-here = Insignias: { $titles }
points-zone-unknown = Tus días se cuentan con el reloj de Greenwich (UTC) hasta que sepa dónde estás.
points-zone = Poner mi zona horaria
points-all = Todos mis puntos
points-badges = Insignias
points-take-rest = Tomarme un descanso
points-change-rest = Cambiar mi descanso
points-end-rest = Terminar mi descanso
points-older = Anteriores
points-newer = Más recientes
points-back = A mis puntos
points-no-more = Más atrás no hay nada.
points-all-of = Todos tus puntos, página { $page }

## Por qué hay puntos

points-for-solved = { $gone ->
    [yes] { "**" }{ $amount }** Resolviste un reto que ya no está aquí, { $day }
   *[no] { "**" }{ $amount }** Resolviste «{ $title }», { $day }
}
points-for-first-try = { $gone ->
    [yes] { "**" }{ $amount }** Resolviste a la primera un reto que ya no está aquí, { $day }
   *[no] { "**" }{ $amount }** Resolviste a la primera «{ $title }», { $day }
}
points-for-thought = { $gone ->
    [yes] { "**" }{ $amount }** Pensaste con calma un reto que ya no está aquí, { $day }
   *[no] { "**" }{ $amount }** Pensaste con calma «{ $title }», { $day }
}
points-for-hints = { $gone ->
    [yes] { "**" }{ $amount }** Pistas en un reto que ya no está aquí, { $day }
   *[no] { "**" }{ $amount }** Pistas en «{ $title }», { $day }
}
points-for-review = { $gone ->
    [yes] { "**" }{ $amount }** Recordaste lo que tocaba repasar, { $day }
   *[no] { "**" }{ $amount }** Recordaste lo que tocaba repasar en «{ $title }», { $day }
}
points-for-game = { $gone ->
    [yes] { "**" }{ $amount }** Jugaste una partida, { $day }
   *[no] { "**" }{ $amount }** Jugaste una partida en «{ $title }», { $day }
}
points-for-explained = { $gone ->
    [yes] { "**" }{ $amount }** Explicaste una lección que ya no está aquí, { $day }
   *[no] { "**" }{ $amount }** Explicaste «{ $title }», { $day }
}
points-for-helped = { $gone ->
    [yes] { "**" }{ $amount }** Ayudaste a alguien con una explicación, { $day }
   *[no] { "**" }{ $amount }** Ayudaste a alguien con tu explicación de «{ $title }», { $day }
}
points-for-daily = **{ $amount }** Resolviste el reto del día, { $day }

## Insignias

points-badges-mine = Tus insignias
points-badges-others = Qué más hay
points-badges-none = Aquí no hay insignias.
points-badges-gone = { $count ->
    [one] Y una de antes, que ya no se da. Sigue siendo tuya.
   *[other] Y { $count } de antes, que ya no se dan. Siguen siendo tuyas.
}
points-badge-has = **{ $title }** ({ $day }). { $praise }
points-takes-points = **{ $badge }**: { $least } puntos. Tienes { $have }.
points-takes-level = **{ $badge }**: nivel { $least }. Estás en el nivel { $have }.
points-takes-days-in-a-row = **{ $badge }**: { $least } días seguidos. Tu racha más larga: { $have }.
points-takes-solved = { $least ->
    [one] { "**" }{ $badge }**: resolver un reto. Hasta ahora: { $have }.
   *[other] { "**" }{ $badge }**: resolver { $least } retos. Hasta ahora: { $have }.
}
points-takes-first-try = { $least ->
    [one] { "**" }{ $badge }**: resolver un reto a la primera y sin pistas. Hasta ahora: { $have }.
   *[other] { "**" }{ $badge }**: resolver { $least } retos a la primera y sin pistas. Hasta ahora: { $have }.
}
points-takes-reviews = { $least ->
    [one] { "**" }{ $badge }**: un repaso en el que recuerdes lo bastante para ganar puntos. Hasta ahora: { $have }.
   *[other] { "**" }{ $badge }**: { $least } repasos en los que recuerdes lo bastante para ganar puntos. Hasta ahora: { $have }.
}
points-takes-explained = { $least ->
    [one] { "**" }{ $badge }**: explicar bien una lección. Hasta ahora: { $have }.
   *[other] { "**" }{ $badge }**: explicar bien { $least } lecciones. Hasta ahora: { $have }.
}
points-takes-helped = { $least ->
    [one] { "**" }{ $badge }**: ayudar a alguien con una explicación. Hasta ahora: { $have }.
   *[other] { "**" }{ $badge }**: ayudar a { $least } personas con explicaciones. Hasta ahora: { $have }.
}
points-takes-courses = { $least ->
    [one] { "**" }{ $badge }**: completar un curso. Hasta ahora: { $have }.
   *[other] { "**" }{ $badge }**: completar { $least } cursos. Hasta ahora: { $have }.
}
points-takes-course = **{ $badge }**: completar el curso «{ $course }».

## Descansos

points-rest-about = En los días de descanso no te pido nada y tu racha espera. Aun así puedes aprender: cuenta como siempre. Un descanso empieza hoy o más tarde y dura 60 días como máximo.
points-rest-on = Tu descanso: { $first } a { $last }. ¿Hasta cuándo quieres que dure? Los días que ya han pasado quedan guardados.
points-rest-first = Primer día, como 24 de diciembre
points-rest-last = Último día, como 31 de diciembre
points-rest-set = Tomarme este descanso
points-rest-kept = Que lo disfrutes. Tu racha te espera.
points-rest-ended = Ahora no tienes ningún descanso puesto. Los días que has descansado quedan guardados.
points-rest-unclear = No puedo leer { $given } como un día. Escríbelo como 24 de diciembre, 2026-12-24 o mañana.
points-rest-past = Ese día ya pasó. Un descanso empieza hoy o más tarde.
points-rest-order = Ahí el último día va antes que el primero. Escríbelos otra vez, el primero delante.
points-rest-long = Eso es más que los { $most } días que puede durar un descanso. Toma uno más corto; después puede venir otro.
points-rest-over = Tu último descanso todavía guarda los días que tuvo. Aprende algo antes, aunque sea una pregunta, y luego toma otro.

## La imagen

points-key-learnt = aprendiste
points-key-saved = día libre
points-key-rested = descanso
points-key-free = nada pendiente
points-key-today = hoy
points-alt = Un calendario de las últimas cuatro semanas. { $days }
points-alt-quiet = Todavía no hay nada marcado.
points-alt-badges = Debajo, las insignias: { $titles }.
