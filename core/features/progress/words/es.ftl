command-progress = Hasta dónde has llegado, habilidad por habilidad, y qué viene ahora
called-progress = progreso

progress-no-course = Tu progreso aparecerá aquí en cuanto empieces un curso.
progress-nothing-yet = Lo tienes todo por delante, y empieza con una lección corta. Lo que aprendas se verá aquí, habilidad por habilidad.
progress-no-answers = Tus lecciones están en marcha. Cuando respondas preguntas, aquí se verá cada habilidad con su margen.
progress-lessons = { $title }: lecciones hechas
progress-skill = { $level ->
    [new] **{ $skill }**: todavía no por tu cuenta.
    [learning] **{ $skill }**: aprendiendo, alrededor del { $middle } (entre el { $low } y el { $high }).
    [nearly] **{ $skill }**: casi, alrededor del { $middle } (entre el { $low } y el { $high }).
   *[mastered] **{ $skill }**: la dominas, alrededor del { $middle } (entre el { $low } y el { $high }).
}
progress-alone = { $right } de { $total } correctas por tu cuenta.
progress-helped = { $right } de { $total } correctas con ayuda.
progress-what-it-means = El porcentaje dice qué probabilidad hay de que aciertes por tu cuenta la próxima vez, con su margen. Dominas una habilidad cuando todo el margen supera el { $threshold } y tus dos últimas respuestas fueron correctas. Las respuestas con ayuda no lo mueven.
progress-ahead = { $count ->
    [one] Queda una habilidad por delante.
   *[other] Quedan { $count } habilidades por delante.
}
progress-due = { $count ->
    [one] Toca repasar una pregunta.
   *[other] Toca repasar { $count } preguntas.
}
progress-next-due = No hay nada que repasar. La próxima pregunta vuelve { $day }.
progress-begin = Empezar la primera lección
progress-learn = Siguiente lección
progress-on = Seguir con la lección
progress-review = Repasar lo pendiente
progress-quiz = Un cuestionario
progress-courses = Ver los cursos

## La imagen

progress-level = { $level ->
    [new] aún no por tu cuenta
    [learning] aprendiendo
    [nearly] casi
   *[mastered] la dominas
}
progress-threshold = dominio: todo más allá del { $threshold }
progress-axis = Probabilidad de que aciertes por tu cuenta
progress-alt = Probabilidad de que aciertes por tu cuenta, habilidad por habilidad, con su margen. { $skills } Una línea en el { $threshold } muestra dónde empieza el dominio.
progress-alt-skill = { $level ->
    [new] { $skill }: todavía no por tu cuenta.
    [learning] { $skill }: aprendiendo, alrededor del { $middle }, entre el { $low } y el { $high }.
    [nearly] { $skill }: casi, alrededor del { $middle }, entre el { $low } y el { $high }.
   *[mastered] { $skill }: la dominas, alrededor del { $middle }, entre el { $low } y el { $high }.
}
