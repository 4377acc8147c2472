command-quiz = Unas preguntas mezcladas de lo que has aprendido
command-quiz-topic = Una habilidad o una lección, si quieres solo eso
command-quiz-count = Cuántas preguntas
called-quiz = cuestionario
called-quiz-topic = tema
called-quiz-count = cantidad

quiz-over = Hasta aquí el cuestionario
quiz-result = { $right } de { $answered } correctas. Lo que aún no salió volverá en tus repasos.
quiz-nothing-answered = Esta vez no respondiste ninguna, así que no cuenta nada.
quiz-again = Otro cuestionario
quiz-learn = Siguiente lección
quiz-progress = Mi progreso
quiz-no-topic = Este curso no tiene ningún tema llamado { $given }. Prueba con uno de estos: { $some }.
quiz-nothing-yet = Un cuestionario pregunta lo que has visto en las lecciones, así que empecemos por una.
quiz-first-lesson = Empezar una lección
