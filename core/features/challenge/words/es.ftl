command-challenge = Escribe código que resuelva una pequeña tarea
command-challenge-challenge = Un reto: su número o palabras de su título
command-run = Ejecuta código y mira qué hace
command-run-code = El código; si falta, te lo pido

challenge-all = Retos: { $course }
challenge-count = { $done } de { $total } resueltos. Los puntos detrás de cada uno dicen su dificultad, de uno a cinco.
challenge-none = Este curso no tiene retos de código. Aquí un cuestionario es una buena forma de practicar.
challenge-which = No hay ningún reto que se llame exactamente { $given }. ¿Es uno de estos?
challenge-unknown = No encuentro ningún reto con { $given }. Estos son los de tu curso:
challenge-gone = Ese reto ya no está aquí. Escribe /challenge para ver los que hay.
challenge-difficulty = Dificultad
challenge-of-five = { $level } de 5
challenge-examples = Ejemplos
challenge-typed = Si se escribe esto
challenge-appears = Aparece esto
challenge-code = Tu código
challenge-submit = Entregar
challenge-try = Probar con los ejemplos
challenge-submit-this = Entregar lo último
challenge-to-try = Probar antes con ejemplos
challenge-to-submit = Mejor entregar
challenge-now-try = Lo que envíes ahora solo se prueba con los ejemplos y no cuenta nada.
challenge-now-submit = Lo que envíes ahora se entrega: lo juzgan todos los casos.
challenge-others = Todos los retos
challenge-to-lesson = Volver a la lección
challenge-learn = Seguir con lecciones
challenge-quiz = Un cuestionario
challenge-next = Siguiente: { $title }

challenge-first-try = Primero prueba algo con esta pista y entrégalo, aunque no esté terminado: entonces habrá más que decir.
challenge-first-read = Primero tómate un momento con esta pista.

challenge-passed = Resuelto. Tu código hace todo lo que se pedía.
challenge-all-cases = { $total ->
    [one] El único caso pasa.
   *[other] Los { $total } casos pasan.
}
challenge-so-far = Por ahora pasan { $done } de { $total } casos
challenge-tried = Los ejemplos funcionan
challenge-tried-text = { $total ->
    [one] El ejemplo sale como debe. Al entregar hay más casos.
    [2] Los dos ejemplos salen como deben. Al entregar hay más casos.
   *[other] Los { $total } ejemplos salen como deben. Al entregar hay más casos.
}
challenge-tried-so-far = Por ahora funcionan { $done } de { $total } ejemplos
challenge-stopped-in = No llegó al final del caso «{ $case }».
challenge-unread = Python ni siquiera pudo empezar: antes tiene que poder leer todo el código.
challenge-hidden-failed = Los casos visibles pasan. Uno oculto todavía no, y su idea es: **{ $idea }**.
challenge-hidden-error = Los casos visibles pasan. En uno oculto Python se detuvo antes del final, y su idea es: **{ $idea }**.
challenge-hidden-timeout = Los casos visibles pasan. Uno oculto seguía en marcha cuando se acabó su tiempo, y su idea es: **{ $idea }**.
challenge-hidden-out_of_memory = Los casos visibles pasan. Uno oculto necesitó demasiada memoria, y su idea es: **{ $idea }**.
challenge-hidden-output_limit = Los casos visibles pasan. Uno oculto mostraba texto sin parar, y su idea es: **{ $idea }**.
challenge-called = Se llama así
challenge-expected = Debería salir
challenge-got = Ha salido
challenge-got-nothing = No ha salido nada.
challenge-printed = Mostrado por el camino
challenge-no-return = `None` es lo que devuelve una función cuando ningún `return` entrega un valor.
challenge-foreign = Es un tipo de valor que aquí no se puede comparar. Devuelve un número, un texto, una lista o un diccionario.
challenge-asks-aloud = Lo que va entre los paréntesis de `input(…)` también se muestra y aquí cuenta como respuesta: lee con un `input()` vacío.
challenge-kept = Tu código está guardado: con un toque se entrega otra vez.
challenge-repeated = Es lo mismo que ya entregaste, así que no cuenta otra vez.

challenge-too-long = Son más de { $most } caracteres, mucho más de lo que este reto necesita. No cuenta nada: envía una versión más corta.
challenge-empty = Todavía no hay código. No cuenta nada: envía una primera versión, aunque no esté terminada.
challenge-unchanged = Sigue siendo lo que había al principio. No cuenta nada: cámbialo, aunque sea una línea.
challenge-not-code = Parece una frase y yo esperaba código. No cuenta nada. Pide una pista debajo de la tarea, o escribe /cancel para dejarlo.

challenge-run = Ejecutar
challenge-run-what = Envía el código y lo ejecuto.
challenge-run-empty = No hay código. Envía al menos una línea, por ejemplo `print(2 + 3)`.
challenge-input-lines = Las líneas que se escriben
challenge-hungry = Espera a que se escriba algo. Envía las líneas que debe leer y lo ejecuto otra vez.
challenge-change = Cambiarlo
