command-start = La bienvenida, y el camino de vuelta adonde estabas
command-start-where = Qué abrir, como lo dice un enlace a Parley
called-start-where = dónde
command-help = Qué hay y cómo pedirlo
command-cancel = Dejar lo que está en marcha; lo hecho se conserva
called-start = inicio
called-help = ayuda
called-cancel = cancelar

## La bienvenida

home-hello = Hola, { $name }, ¡qué bien verte por aquí! Soy Parley.
home-hello-nameless = Hola, ¡qué bien verte por aquí! Soy Parley.
home-how-it-goes = Aprendemos en pasos cortos, aquí mismo en el chat: algo que leer, una pregunta sobre ello y pronto algo que probar.
home-teach-back = Una cosa de antemano: más adelante explicarás a otras personas lo aprendido, con tus palabras. Escucha como quien luego lo va a contar.
home-lessons = Lecciones
home-time = Duración
home-begin = Empezar la primera lección
home-all-courses = Ver los cursos
home-what-else = ¿Qué más hay?
home-no-courses = Aquí todavía no hay cursos. Quien lleva este Parley puede añadirlos; vuelve entonces con /inicio.

home-hello-again = ¡Qué bien verte de nuevo, { $name }!
home-hello-again-nameless = Qué bien verte de nuevo.
home-next-review = { $count ->
    [one] Toca repasar una pregunta: un repaso corto evita que se borre.
   *[other] Toca repasar { $count } preguntas: un repaso corto evita que se borren.
}
home-next-lesson = Ahora viene la lección **{ $title }**.
home-midway = Estás a mitad de la lección **{ $title }**.
home-next-nothing = Has recorrido todo **{ $title }**. Un cuestionario lo mantiene vivo.
home-open = { $activity ->
    [quiz] Tu cuestionario sigue abierto, justo donde estabas.
    [review] Tu repaso sigue abierto, justo donde estabas.
    [lesson] Tu lección sigue abierta, justo donde estabas.
    [challenge] Tu reto sigue abierto, justo donde estabas.
    [teachback] Lo que estabas explicando sigue abierto, justo donde lo dejaste.
   *[other] Lo que tenías entre manos sigue abierto, justo donde estabas.
}
home-back = { $activity ->
    [quiz] Volver al cuestionario
    [review] Volver al repaso
    [lesson] Volver a la lección
    [challenge] Volver al reto
    [teachback] Volver a la explicación
   *[other] Volver adonde estaba
}
home-learn = Siguiente lección
home-on = Seguir con la lección
home-review = Repasar lo pendiente
home-quiz = Un cuestionario
home-progress = Mi progreso

## La ayuda

home-help = Esto es lo que podemos hacer. Escribe una de estas órdenes, o pulsa lo que te ofrezca:
home-help-type = También puedes preguntar con tus palabras, o añadir algo detrás de una orden:
home-example-question = ¿Qué era eso de «{ $topic }»?
home-example-quiz = /cuestionario { $topic }
home-example-name = /ajustes nombre Ada
home-a-topic = la memoria
home-help-open = { $activity ->
    [quiz] Tu cuestionario sigue abierto: responde cuando quieras, o escribe /cancelar para dejarlo.
    [review] Tu repaso sigue abierto: responde cuando quieras, o escribe /cancelar para dejarlo.
    [lesson] Tu lección sigue abierta: sigue cuando quieras, o escribe /cancelar para dejarla.
    [challenge] Tu reto sigue abierto: envía código cuando quieras, o escribe /cancelar para dejarlo.
   *[other] Lo que tenías entre manos sigue abierto: sigue cuando quieras, o escribe /cancelar para dejarlo.
}

## La salida

home-left = { $activity ->
    [quiz] Has dejado el cuestionario. Lo que respondiste se conserva y cuenta.
    [review] Has dejado el repaso. Lo que respondiste se conserva; lo demás sigue pendiente.
    [lesson] Has dejado la lección. He guardado por dónde ibas.
    [challenge] Has dejado el reto. Lo que entregaste se conserva, y puedes volver a él.
   *[other] Lo has dejado. Lo que hiciste se conserva.
}
home-nothing-open = Ahora mismo no hay nada abierto, así que no hay nada que dejar. Todo lo que hiciste se conserva.
