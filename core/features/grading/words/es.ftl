command-course-submissions = Lee lo que entregaron tus grupos, coméntalo y decide cómo cuenta
command-course-submissions-challenge = Un reto: su número o palabras de su título; sin él se ven todos
called-course-submissions = entregas
called-course-submissions-challenge = reto
command-course-regrade = Ejecuta de nuevo lo entregado tras arreglar una prueba; antes ves quién cambia
command-course-regrade-challenge = Un reto: su número o palabras de su título
called-course-regrade = recalificar
called-course-regrade-challenge = reto
command-course-similar = Mira con cuidado qué entregas de un reto se parecen
command-course-similar-challenge = Un reto: su número o palabras de su título
called-course-similar = parecidas
called-course-similar-challenge = reto

## What is meant (core/features/grading/looking.py)

grading-which = ¿Cuál de estos?
grading-no-classes = Aquí todavía no hay ningún grupo, así que nadie ha entregado nada. Con /grupo empezar empieza uno.
# $words: what somebody typed.
grading-challenge-unknown = Ningún reto de tus grupos se llama «{ $words }». Sin nombre, la lista de entregas enseña lo que hay.
grading-challenge-gone = El curso ya no tiene este reto. Lo entregado se queda, pero no se puede ejecutar.
grading-gone = Esa entrega ya no está, o quien la envió no está ahora en ninguno de tus grupos.
grading-no-words = No había nada. Dilo en pocas palabras y envíalo otra vez.
# $most (number): characters.
grading-too-long = Son más de { $most } caracteres. Acórtalo un poco y envíalo otra vez.
grading-counts-already = Ya cuenta así.

## Submissions (core/features/grading/views.py)

grading-submissions = Entregas
grading-none = Aquí todavía no se ha entregado nada.
# $number (number): of the line that it opens.
grading-one = N.º { $number }
# $name: of the learner. $title: of the challenge. $how: how it counts. $comments (number): that it has.
grading-line = { $name } · { $title } · { $day } · { $how }{ $comments ->
    [0] {""}
    [one] {" "}· un comentario
   *[other] {" "}· { $comments } comentarios
}
# $how: right or wrong. $overridden: yes where somebody decided so.
grading-counts = { $how ->
    [right] resuelto
   *[wrong] todavía no
}{ $overridden ->
    [yes] , según se decidió después
   *[no] {""}
}
grading-older = Anteriores
grading-all = Todas las entregas
grading-only-right = Solo las resueltas
grading-only-wrong = Solo las que todavía no
grading-learner = Participante
grading-when = Entrega
grading-challenge = Reto
grading-judged = Al ejecutarse
grading-how-it-counts = Cuenta como
grading-comments = Comentarios
grading-try = Intento
grading-help = Ayuda
# $level (number): 0 none, 1 hints, 2 the solution was seen.
grading-helped = { $level ->
    [0] ninguna antes
    [1] pistas antes
   *[other] antes se vio la solución
}
# $outcome: a word of the judge's.
grading-outcome = { $outcome ->
    [passed] lo pasó todo
    [failed] salió otra cosa
    [error] se detuvo
    [timeout] no llegó al final
    [too_slow] demasiado lento
    [out_of_memory] sin memoria suficiente
    [output_limit] mostró demasiado
    [queue_full] no se pudo ejecutar, la cola estaba llena
    [unavailable] no se pudo ejecutar
    [broken] no se pudo juzgar, la referencia no funciona
   *[other] { $outcome }
}
grading-comment = Comentar
# $name: of the learner. $title: of the challenge.
grading-comment-text = { $name } recibe lo que escribas sobre su solución de «{ $title }» y lo encuentra después junto al reto. No se le dice tu nombre.
grading-words = ¿Qué quieres decir?
grading-send = Enviar
grading-commented = Está en camino
# $name: of the learner.
grading-commented-text = { $name } lo recibe donde me escribió a solas por última vez.
grading-becomes-right = Contar como resuelto
grading-becomes-wrong = Contar como todavía no
# $name: of the learner. $title: of the challenge.
grading-decide-text = { $name } lo recibe, con tu razón, sobre su solución de «{ $title }». Lo que se vio al ejecutarla queda guardado, y los puntos son suyos.
grading-why = ¿Por qué? Lo lee quien aprende.
grading-decided = Desde ahora cuenta así
# $name: of the learner. $how: right or wrong.
grading-decided-text = La entrega de { $name } { $how ->
    [right] cuenta como resuelta
   *[wrong] no cuenta como resuelta
} desde ahora, y se le dice por qué.
grading-meanwhile = Alguien llegó antes
grading-meanwhile-text = Alguien decidió sobre esta entrega después de que la vieras. No se ha cambiado nada de lo tuyo; mírala otra vez.
grading-run = Ejecutar de nuevo
grading-tries = Todos los intentos
# $name: of the learner.
grading-all-of = Todo lo de { $name }
grading-similar = Las parecidas
grading-back = Volver a la entrega
grading-regrade-this = Recalificar este reto
grading-somebody = alguien que ya no está
# $who: a name.
grading-said-comment = **{ $who }** comentó, { $day }:
grading-said-decided-right = **{ $who }** decidió que cuenta como resuelto, { $day }:
grading-said-decided-wrong = **{ $who }** decidió que todavía no cuenta como resuelto, { $day }:
grading-said-regraded-right = Cuenta como resuelto desde que { $who } confirmó una recalificación, { $day }.
grading-said-regraded-wrong = No cuenta como resuelto desde que { $who } confirmó una recalificación, { $day }.
# $title: of the challenge. $passed, $total (number): cases.
grading-report = { $title }: { $passed } de { $total } casos bien
# $name: of a case. $outcome: how it came out. $hidden: yes where learners do not see it.
grading-case = { $name }{ $hidden ->
    [yes] {" "}(oculto)
   *[no] {""}
}: { $outcome }
grading-case-given = Se da
grading-case-expected = Tiene que salir
grading-case-got = Salió
# $outcome: why.
grading-not-run = { $outcome ->
    [queue_full] Hay tanto código esperando que esto también tiene que esperar. Inténtalo en un minuto.
    [broken] La propia referencia del reto no pasa sus pruebas, así que no se puede juzgar el código de nadie. Primero hay que arreglar el reto.
   *[other] Ahora no se puede ejecutar código. No ha cambiado nada; inténtalo en unos minutos.
}

## Regrading (core/features/grading/regrade_views.py)

# $title: of the challenge.
grading-regrade = Recalificar «{ $title }»
grading-regrade-text = La entrega más nueva de cada participante, y las últimas suyas que cuentan como resueltas, se ejecutan con los casos publicados ahora. Con eso no cambia nada: primero ves quién cambiaría, y entonces decides.
grading-regrade-start = Ejecutarlas
grading-regrade-again = Ejecutarlas otra vez
grading-regrade-begun = Ya ha empezado. Puedes mirar cuando quieras, e irte mientras tanto.
grading-regrade-look = Mirar otra vez
grading-regrade-stop = Parar
grading-regrade-stopped = Se ha parado, y no ha cambiado nada.
grading-regrade-failed = No se ha podido hacer: el reto ya no está, o algo ha ido mal por nuestra parte. No ha cambiado nada.
grading-regrade-outdated = El reto se publicó de nuevo después de ejecutarlas. Ejecútalas otra vez, para ver lo que vale ahora.
# $right, $wrong, $same, $total (number): submissions.
grading-regrade-found = { $total ->
    [one] Se ejecutó una entrega.
   *[other] Se ejecutaron { $total } entregas.
} { $same ->
    [0] Ninguna se queda
    [one] Una se queda
   *[other] { $same } se quedan
} como antes, { $right ->
    [0] ninguna pasaría a resuelta
    [one] una pasaría a resuelta
   *[other] { $right } pasarían a resueltas
} { $wrong ->
    [0] y ninguna dejaría de estarlo.
    [one] y una dejaría de estarlo.
   *[other] y { $wrong } dejarían de estarlo.
}
# $count (number): submissions.
grading-regrade-right = De todavía no a resuelto ({ $count })
grading-regrade-wrong = De resuelto a todavía no ({ $count })
grading-regrade-by-hand = Las decidió alguien, y se quedan como están ({ $count })
grading-regrade-not-run = No se pudieron ejecutar, y se quedan como están ({ $count })
# $names: some. $more (number): others.
grading-regrade-and-more = { $names } y { $more } más
# $count (number): submissions.
grading-regrade-apply-right = Cambiar a resuelto ({ $count })
grading-regrade-apply-both = Cambiar en ambos sentidos ({ $count })
grading-regrade-applied = Queda escrito
grading-regrade-nothing = Ya no quedaba nada que cambiar.
# $right, $wrong (number): submissions. $learners (number): who are told.
grading-regrade-applied-text = Ahora resueltas: { $right }. Ya no resueltas: { $wrong }. { $learners ->
    [one] Se le dice a una persona, una vez.
   *[other] Se les dice a { $learners } personas, una vez a cada una.
}

## Alike (core/features/grading/similar_views.py)

# $title: of the challenge.
grading-similar-title = Entregas parecidas de «{ $title }»
# $compared, $all (number): learners.
grading-similar-compared = Comparadas: { $compared } de { $all } participantes, de cada cual la entrega resuelta más nueva o, si no, la más nueva.
# $least (number): parts.
grading-similar-short = Las demás tienen menos de { $least } partes propias, sin lo que viene dado, la referencia y lo que escribió mucha gente: una tarea corta tiene pocas formas de resolverse, así que de ellas no se dice nada.
grading-similar-too-few = Son muy pocas para comparar.
# $pairs (number): of submissions. $share: like 50%.
grading-similar-found = { $pairs ->
    [0] Ninguna pareja tiene
    [one] Una pareja tiene
   *[other] { $pairs } parejas tienen
} en común al menos { $share } de las partes propias de la más corta.
grading-similar-unexpected = Con tan poca gente no puedo decir cuántas parejas se parecerían tanto por azar.
grading-similar-expected-few = Si cada cual trabajó por su cuenta, como la mayoría aquí, menos de una pareja se parecería tanto por azar.
# $count: pairs.
grading-similar-expected = Aunque cada cual trabajara por su cuenta, unas { $count } se parecerían tanto por azar.
# $one, $other: names. $share: like 80%.
grading-similar-line = { $one } y { $other }: { $share } de parecido.
grading-similar-care = Que se parezcan no dice por qué. Quizá trabajaron juntas porque así lo pediste, leyeron la misma página o encontraron el mismo camino. Habla con ambas personas antes de pensar nada. De esto no se sigue nada por sí solo, y quienes aprenden no lo ven.
grading-similar-see = La de { $name }
grading-similar-back = Todas las parejas
grading-similar-marked = Las líneas con una barra tienen partes que están en ambas.
grading-similar-and = y
grading-similar-share = Parecido
grading-similar-none = Ninguna se parece.
grading-pair-gone = Estas dos ya no se parecen: una se entregó de nuevo, o ya no está.
