command-learn = Sigue con tu lección o empieza otra
command-learn-lesson = Una lección: su número o palabras de su título
called-learn = aprender
called-learn-lesson = lección

lesson-takes = Lleva unos { $time }.
lesson-teach-back-ahead = **Al final lo explicas con tus palabras.** { $task }
lesson-question = Una pregunta
lesson-try-first = Adivina primero: la explicación viene después
lesson-guess-skipped = Solo era para adivinar. La respuesta viene con lo que lees ahora.
lesson-next = Seguir
lesson-back = Atrás
lesson-from-the-start = Desde el principio
lesson-run = Ejecutar
lesson-run-one = Ejecutar el ejemplo { $number }
lesson-example-gone = Ese ejemplo ya no está en la lección. Escribe /aprender para seguir.
lesson-challenge = Reto: { $title }
lesson-to-recall = Ahora de memoria
lesson-from-memory = Ahora de memoria
lesson-from-memory-text = El texto queda guardado. Responde sin volver atrás: sacarlo de la cabeza es lo que hace que se quede, aunque no salga bien.
lesson-recall-heading = De memoria: { $number } de { $total }
lesson-comes-again = De acuerdo, más tarde: vuelve antes del final.
lesson-last-one = Esta es la última. Inténtalo: la lección termina cuando lo hagas, salga bien o no.
lesson-read-again = Volver a leer
lesson-gone = Esa lección ya no está en este curso. Escribe /aprender para seguir con lo que hay.
lesson-done = Terminada: { $title }
lesson-teach-back = Ahora explícaselo a alguien
lesson-teach-back-text = { $task }

    Con tus palabras, en voz alta o por escrito, a una amistad o a una silla vacía. Donde te atasques es donde conviene volver a leer.
lesson-next-lesson = Siguiente: { $title }
lesson-course-done = Y esa era la última lección de este curso.
lesson-quiz = Un cuestionario
lesson-review = Lo que toca repasar
lesson-courses = Otros cursos
lesson-all-done = Has completado todas las lecciones de este curso. Los repasos y cuestionarios lo mantienen fresco.
lesson-which = No hay ninguna lección que se llame exactamente { $given }. ¿Es una de estas?
lesson-unknown = No encuentro ninguna lección con { $given }. Estas son las lecciones de tu curso:
