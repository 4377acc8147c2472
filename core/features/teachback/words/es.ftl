command-teach = Explica una lección con tus palabras a quien tiene curiosidad
command-teach-lesson = Una lección: su número o palabras de su título
called-teach = enseñar
called-teach-lesson = lección

teachback-which = No hay ninguna lección que se llame exactamente { $given }. ¿Cuál de estas quieres explicar?
teachback-unknown = No encuentro ninguna lección con { $given }. Estas son las lecciones que puedes explicar:
teachback-nothing-yet = Aún no hay nada que explicar: primero toca aprender algo. Léelo como si tuvieras que contarlo, porque al final puedes hacerlo.
teachback-learn = Aprender algo
teachback-gone = Esa lección ya no está en el curso, así que nadie espera que la expliques. Hay otras.
teachback-stopped = De acuerdo, en otro momento. Escribe /enseñar cuando quieras explicar algo.

## Por el camino

teachback-heading = Explica: { $title }
teachback-how = Quien te escucha tiene curiosidad y solo sabe lo que tú le cuentas. Dilo con tus palabras, sin mirar la lección. Te preguntará por qué o cómo.
teachback-how-voice = También puedes decirlo en una nota de voz.
teachback-how-program = Un programa pequeño es un buen ejemplo.
teachback-pupil = Quien te escucha pregunta
teachback-explanation = Tu explicación
teachback-answer = Lo que respondes
teachback-tell = Contárselo
teachback-stop = Ahora no
teachback-enough = No tengo más que decir
teachback-moved-on = Quien te escucha ya va más adelante. ¿Sirve esta respuesta?
teachback-why-or-how = por qué|cómo
teachback-no-answers = ni idea|no tengo ni idea|no lo sé|no lo se|no sé|no se|ns|paso|saltar
teachback-unread-empty = Quien te escucha aún no ha oído nada. Cuéntale lo que sabes en una o dos frases.
teachback-unread-too-long = Es más de lo que se puede seguir de una vez. Dilo en { $most } caracteres como mucho: basta con lo que más importa, y ya preguntará por el resto.
teachback-unread-no-words = Para eso hacen falta palabras. Cuéntalo en una o dos frases.
teachback-unread-short = Es un comienzo. Dilo en una o dos frases completas, como a alguien que nunca ha oído hablar de ello.
teachback-unread-language = Quien te escucha no ha podido seguirlo. Entiende el idioma de este curso, en frases completas: { $language }.
teachback-unread-copied = Así lo dice la lección. Dilo con tus palabras: eso es lo que hace que se quede.

## Al final

teachback-ended = Lo has explicado: { $title }
teachback-thanks = Quien te escucha te da las gracias. Así ha llegado:
teachback-side-coverage = Lo que abarca
teachback-side-correctness = Lo que dice
teachback-side-clarity = Lo claro que está
teachback-side-example = Un ejemplo
teachback-band-good = bien hecho
teachback-band-more = { $side ->
    [clarity] puede quedar más claro
    [example] puede ser más concreto
   *[other] se puede decir más
}
teachback-band-again = { $side ->
    [example] aún falta
   *[other] merece otra mirada
}
teachback-to-add = **Para que quede mejor aún:**
teachback-off-topic = No he encontrado «{ $title }» en ella. Lee otra vez la tarea y di algo de lo que pregunta.
teachback-doubtful = Has dicho “{ $said }”. ¿Cómo podrías comprobar si es así?
teachback-too-little = Aún hay poco sobre la tarea para saber mucho. Di más de lo que pregunta.
teachback-add-idea = Hay quien piensa: “{ $about }”. Di si es así, y por qué.
teachback-add-part = Di algo más sobre «{ $about }».
teachback-longer = Tómate algunas frases más, con una idea en cada una.
teachback-shorter-sentences = Las frases y palabras más cortas se siguen mejor a la primera.
teachback-example = Pon un ejemplo de la vida diaria.
teachback-example-program = Pon un ejemplo: un programa diminuto o algo de la vida diaria.
teachback-student = Alguien que solo conocía tu explicación probó el reto «{ $title }». **Resolvió { $solved } de { $total }.**
teachback-student-all = Alguien que solo conocía tu explicación probó el reto «{ $title }». **Resolvió los { $total }.**
teachback-student-missed = Lo que le habría hecho falta: { $missed }
teachback-yours = _Queda solo para ti, a menos que dejes que otras personas aprendan de ella._
teachback-kept = _Queda solo para ti._
teachback-offer = Que ayude a otras personas
teachback-again = Explicarlo otra vez
teachback-next = Siguiente: { $title }
teachback-quiz = Un cuestionario
