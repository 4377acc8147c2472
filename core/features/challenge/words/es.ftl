command-challenge = Escribe código que resuelva una pequeña tarea
command-challenge-challenge = Un reto: su número o palabras de su título
command-run = Ejecuta código y mira qué hace
command-run-code = El código; si falta, te lo pido
command-run-file = Un programa que ejecutar, o un archivo que lea
called-challenge = reto
called-challenge-challenge = reto
called-run = ejecutar
called-run-code = código
called-run-file = archivo

challenge-all = Retos: { $course }
challenge-count = { $done } de { $total } resueltos. Los círculos detrás de cada uno dicen su dificultad, de uno a cinco.
challenge-none = Este curso no tiene retos de código. Aquí un cuestionario es una buena forma de practicar.
challenge-which = No hay ningún reto que se llame exactamente { $given }. ¿Es uno de estos?
challenge-unknown = No encuentro ningún reto con { $given }. Estos son los de tu curso:
challenge-gone = Ese reto ya no está aquí. Escribe /reto para ver los que hay.
challenge-difficulty = Dificultad
challenge-of-five = { $level } de 5
challenge-level = Dificultad { $level }
challenge-category = Tema
challenge-time = Tiempo
challenge-minutes = { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
}
challenge-each-dot = Cada círculo vale hasta { $most } puntos.
challenge-timed = { $sign } tiene un límite de tiempo, desde que empiezas.
challenge-worth = { $hint ->
    [0] _Vale hasta { $most } puntos: la mayoría a la primera y por pensarlo con calma. Las pistas no quitan nada de lo que vale la solución._
   *[other] _Vale hasta { $most } puntos: la mayoría a la primera y por pensarlo con calma. Una pista cuesta unos pocos, nunca más de lo que vale la solución._
}
challenge-limit = { $minutes ->
    [one] Tienes un minuto
   *[other] Tienes { $minutes } minutos
  } desde que empiezas. Después aún puedes resolverlo, sin los puntos extra por acertar a la primera y por pensarlo.
challenge-begin = Empezar
challenge-time-left = { $minutes ->
    [0] Es el último momento.
    [one] Queda menos de un minuto.
   *[other] Quedan menos de { $minutes } minutos.
}
challenge-time-over = El tiempo se acabó. Tómate ahora todo el que necesites: aún se puede resolver, sin los puntos extra.
challenge-late = Llegó cuando el tiempo ya se había acabado. Está resuelto igualmente, sin los puntos extra.
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
challenge-stopped-in = No llegó al final del caso «{ $idea }».
challenge-unread = { $language } ni siquiera pudo empezar: antes tiene que poder leer todo el código.
challenge-hidden-too_slow = Los casos visibles pasan. Uno oculto no había terminado después de { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
  }. Ahí se pide un camino más rápido, y su idea es: **{ $idea }**.
challenge-too-slow = Demasiado lento para «{ $idea }»: no hubo respuesta después de { $seconds ->
    [one] un segundo
   *[other] { $seconds } segundos
  }. Puede que esté bien, pero hace falta un camino más rápido.
challenge-hidden-failed = Los casos visibles pasan. Uno oculto todavía no, y su idea es: **{ $idea }**.
challenge-hidden-error = Los casos visibles pasan. En uno oculto { $language } se detuvo antes del final, y su idea es: **{ $idea }**.
challenge-hidden-timeout = Los casos visibles pasan. Uno oculto seguía en marcha cuando se acabó su tiempo, y su idea es: **{ $idea }**.
challenge-hidden-out_of_memory = Los casos visibles pasan. Uno oculto necesitó demasiada memoria, y su idea es: **{ $idea }**.
challenge-hidden-output_limit = Los casos visibles pasan. Uno oculto mostraba texto sin parar, y su idea es: **{ $idea }**.
challenge-called = Se llama así
challenge-expected = Debería salir
challenge-expected-error = Esto debería detenerlo
challenge-expected-state = Después debería estar así
challenge-got-state = Está así
challenge-file = En el archivo { $name }
challenge-got = Ha salido
challenge-got-nothing = No ha salido nada.
challenge-printed = Mostrado por el camino
challenge-no-return = `None` es lo que devuelve una función cuando ningún `return` entrega un valor.
challenge-no-error = Llegó hasta el final y nada lo detuvo.
challenge-foreign = Es un tipo de valor que aquí no se puede comparar. Devuelve un número, un texto, una lista o un diccionario.
challenge-asks-aloud = Lo que va entre los paréntesis de `input(…)` también se muestra y aquí cuenta como respuesta: lee con un `input()` vacío.

## What sets a result apart (core/features/challenge/remarks.py)

challenge-differs-place = El primer lugar que es distinto es { $where }: debería estar { $wanted }, y está { $found }.
challenge-differs-from = Después del mismo principio debería venir { $wanted }, y viene { $found } en su lugar.
challenge-differs-inside = El primer lugar que es distinto es { $where }. Ahí: { $said }
challenge-differs-nothing = No se devolvió nada.
challenge-differs-text-for-number = Esto es un texto hecho de cifras, y se pide un número: fíjate en las comillas.
challenge-differs-number-for-text = Esto es un número, y se pide un texto: fíjate en las comillas.
challenge-differs-text-for-boolean = Esto es la palabra como texto, y se pide un valor de verdad, sin comillas.
challenge-differs-kind = Debería ser { $expected ->
    [whole] un número entero
    [number] un número
    [text] un texto
    [boolean] un valor de verdad
    [list] una lista
   *[mapping] un diccionario
  }, y es { $got ->
    [whole] un número entero
    [number] un número
    [text] un texto
    [boolean] un valor de verdad
    [list] una lista
   *[mapping] un diccionario
  }.
challenge-differs-space = Solo cambian los espacios o los saltos de línea. Donde cambian, cada espacio se ve aquí como ·.
challenge-differs-case = Solo cambian las mayúsculas y minúsculas.
challenge-differs-punctuation = Solo cambian los signos de puntuación o las comillas.
challenge-differs-decimals = Los números están bien, pero escritos de otra forma: 2 y 2.0 no son lo mismo en la pantalla.
challenge-differs-missing = { $count ->
    [one] Falta un elemento.
   *[other] Faltan { $count } elementos.
}
challenge-differs-too-many = { $count ->
    [one] Sobra un elemento.
   *[other] Sobran { $count } elementos.
}
challenge-differs-missing-lines = { $count ->
    [one] El principio está bien, y detrás falta una línea.
   *[other] El principio está bien, y detrás faltan { $count } líneas.
}
challenge-differs-too-many-lines = { $count ->
    [one] El principio está bien, y detrás sobra una línea.
   *[other] El principio está bien, y detrás sobran { $count } líneas.
}
challenge-differs-key-missing = Falta la clave { $key }.
challenge-differs-key-too-many = La clave { $key } no debería estar.
challenge-differs-order = Son los elementos correctos en otro orden.

## What is asked for where many answers are right (core/features/challenge/wanted.py)

challenge-wants = Lo que sale debería ser así:
challenge-wants-kind = Es { $kind ->
    [whole] un número entero
    [number] un número
    [text] un texto
    [boolean] un valor de verdad
    [list] una lista
   *[mapping] un diccionario
  }.
challenge-wants-length = Su longitud es { $least }.
challenge-wants-lengths = Su longitud va de { $least } a { $most }.
challenge-wants-items = Tiene los mismos elementos que { $place ->
    [1] lo que se entregó primero
    [2] lo que se entregó en segundo lugar
    [3] lo que se entregó en tercer lugar
   *[other] el argumento número { $place }
  }, en cualquier orden.
challenge-wants-order = { $direction ->
    [ascending] Está en orden ascendente: nada es menor que lo que tiene delante.
   *[descending] Está en orden descendente: nada es mayor que lo que tiene delante.
}
challenge-wants-unique = Nada aparece dos veces.
challenge-wants-between = Está entre { $least } y { $most }, ambos incluidos.
challenge-wants-one = Es uno de estos valores: { $values }.
challenge-wants-part = Contiene { $part }.
challenge-wants-no-part = No contiene { $part }.
challenge-wants-start = Empieza por { $part }.
challenge-wants-end = Termina en { $part }.
challenge-wants-form = Tiene la forma { $form } (# es una cifra, @ una letra, ? cualquier signo, * cualquier número de signos).
challenge-wants-each = Para cada elemento o línea: { $inner }

challenge-broken = Este reto está roto por nuestra parte
challenge-broken-text = No he podido averiguar qué es lo correcto aquí, y no tiene nada que ver con tu código. Está guardado y no cuenta nada. Ya nos ha llegado el aviso; mientras tanto, toma otro reto, por favor.
challenge-kept = Tu código está guardado: con un toque se entrega otra vez.
challenge-repeated = Es lo mismo que ya entregaste, así que no cuenta otra vez.

challenge-too-long = Son más de { $most } caracteres, mucho más de lo que este reto necesita. No cuenta nada: envía una versión más corta.
challenge-empty = Todavía no hay código. No cuenta nada: envía una primera versión, aunque no esté terminada.
challenge-unchanged = Sigue siendo lo que había al principio. No cuenta nada: cámbialo, aunque sea una línea.
challenge-not-code = Parece una frase y yo esperaba código. No cuenta nada. Pide una pista debajo de la tarea, o escribe /cancelar para dejarlo.

challenge-run = Ejecutar
challenge-run-what = Envía el código y lo ejecuto.
challenge-run-empty = No hay código. Envía al menos una línea, por ejemplo `print(2 + 3)`.
challenge-input-lines = Las líneas que se escriben
challenge-hungry = Espera a que se escriba algo. Envía las líneas que debe leer y lo ejecuto otra vez.
challenge-change = Cambiarlo
challenge-again = Intentarlo de nuevo

## What is sent to others

# $title: of the challenge.
challenge-shared = ¿Sabes resolverlo? { $title }
# $level (number): from 1 to 5.
challenge-shared-level = Dificultad { $level } de 5
