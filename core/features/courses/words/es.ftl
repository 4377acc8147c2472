command-courses = Los cursos que hay, para mirar, buscar y elegir
command-courses-search = Palabras que buscar; sin ellas se ven todos
called-courses = cursos
called-courses-search = buscar

courses-intro = Estos son los cursos. Pulsa uno para ver qué hay en él.
courses-how-to-search = Para buscar, escribe lo que quieras encontrar detrás de la orden, por ejemplo: /cursos memoria
courses-found = { $count ->
    [one] Un curso habla de «{ $words }»:
   *[other] { $count } cursos hablan de «{ $words }»:
}
courses-not-found = Ningún curso habla de «{ $words }». Prueba con otra palabra, o míralos todos:
courses-page = Página { $number } de { $pages }
courses-none = Aquí todavía no hay cursos. Quien lleva este Parley puede añadirlos.
courses-lessons = Lecciones
courses-time = Duración
courses-language = Idioma
courses-you = Tú
courses-current = es tu curso ahora: { $done } de { $total } lecciones hechas
courses-enrolled = es de tus cursos: { $done } de { $total } lecciones hechas
courses-more = Más cursos
courses-before = Cursos anteriores
courses-all = Todos los cursos

courses-its-lessons = Sus lecciones, en orden. Puedes empezar por cualquiera.
courses-lessons-done = Lecciones hechas
courses-lesson = { $state ->
    [done] ✓ { $title } · hecha
    [begun] ▸ { $title } · empezada
   *[new] { $title } · { $time }
}
courses-begin = Empezar la primera lección
courses-go-on = Seguir aprendiendo
courses-choose = Elegir y empezar luego
courses-chosen = Ya formas parte del curso: { $title }
courses-quiz = Un cuestionario
