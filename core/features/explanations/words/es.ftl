command-explanations = Lee cómo explican otras personas lo que aprendes, y di si te ayudó
command-explanations-lesson = Una lección: su número, o palabras de su título
called-explanations = explicaciones
called-explanations-lesson = lección

## Leer y valorar

explanations-judge = Así lo explica otra persona que aprende aquí. ¿Te ayuda?
explanations-of = { $title }, con otras palabras
explanations-helped = Me ayudó
explanations-not-helped = No me ayudó
explanations-another = Otra
explanations-report = Avisar de ella
explanations-mine = Las mías
explanations-why-not = No me ayudó, porque…
explanations-because-hard-to-follow = cuesta seguirla
explanations-because-wrong = algo no es así
explanations-because-no-example = le falta un ejemplo
explanations-because-off-topic = trata de otra cosa
explanations-own-words = Con mis palabras
explanations-reason-about = ¿Qué le falta? Quien la escribió lo lee, sin tu nombre.
explanations-reason = No me ayudó, porque… (hasta { $most } caracteres)
explanations-send = Enviar mi motivo
explanations-reason-missing = Eso estaba vacío. Escribe unas palabras, o elige uno de los motivos: aún no cuenta nada.
explanations-reason-too-long = Eso tiene más de { $most } caracteres. Di solo lo que más importa: aún no cuenta nada.
explanations-reason-held = Así no puedo pasarlo. Dilo con otras palabras, sin nombres, direcciones ni enlaces: aún no cuenta nada.
explanations-thanks = Gracias
explanations-opinions = La escribió { $name }. { $helped ->
    [0] Aún no ha ayudado a nadie
    [one] Ha ayudado a una persona
   *[other] Ha ayudado a { $helped } personas
  }, y { $others ->
    [0] nadie dice que no.
    [one] una dice que no.
   *[other] { $others } dicen que no.
  }
explanations-change = Cambiar mi voto
explanations-too-late = Un voto se puede cambiar durante un día, y ese día ya pasó: cuenta lo que dijiste.
explanations-own = Esa es tuya. Lo que dicen de ella está en «Las mías», tras /explicaciones.
explanations-not-shown = Esa explicación ya no se muestra. Escribe /explicaciones para ver otra.
explanations-decided = Sobre esa decidiste tú, así que otros dicen si ayuda. Escribe /explicaciones para leer otra.
explanations-none = Ahora no hay nada que valorar: ya viste lo que se ha compartido, o aún no hay nada. ¿Cómo lo explicarías tú?
explanations-none-learnt = Aquí lees cómo explican otras personas lo que has aprendido. Haz primero una lección, y luego vuelve.
explanations-teach = Explicarlo yo
explanations-learn = Seguir aprendiendo
explanations-to-lesson = A la lección
explanations-not-learnt = Haz primero **{ $title }**. Después puedes leer cómo lo explican otras personas, y decir qué explicaciones son buenas.
explanations-which = No hay ninguna lección que se llame exactamente { $given }. ¿Es una de estas?
explanations-unknown = No encuentro ninguna lección con { $given }. Escribe solo /explicaciones, y elijo de lo que has aprendido.

## Ayuda

explanations-someone-else = _Así lo dijo otra persona que aprende aquí._
explanations-how-else = Cómo lo dijo otra persona
explanations-back = Volver a la tarea
explanations-no-help = Nadie lo ha explicado aún de un modo que encaje aquí. Cuando lo tengas claro, puedes empezar tú: escribe /enseñar.

## Compartir

explanations-offer = Esto es lo que verían otras personas. Lo leen sin ningún nombre, y cuando han dicho si les ayudó, se les dice que es de **{ $name }**. Antes se mira si hay algo que no deba ser público. Puedes dejar de compartirla cuando quieras.
explanations-offer-model = Cuando la compartes, y no antes, su texto va al proveedor de un modelo que busca lo que no debe ser público. Va sin tu nombre.
explanations-share-as = Compartir como { $name }
explanations-under-own-name = Con mi nombre
explanations-keep = Guardarla para mí
explanations-name-about = ¿Con qué nombre la ven otras personas? Por el nombre se puede encontrar a alguien, así que basta con el de pila.
explanations-name = Nombre (hasta { $most } caracteres)
explanations-share = Compartir
explanations-not-named = Sin mi nombre
explanations-name-unfit = Un nombre tiene letras o números, y como mucho { $most } caracteres. Aún no se ha compartido nada.
explanations-name-held = Eso no lo puedo mostrar como nombre. Usa uno sin direcciones, enlaces ni nada que hiera: aún no se ha compartido nada.
explanations-shared-title = Compartida
explanations-shared = Ahora otras personas pueden aprender de ella. Cuando han dicho si les ayudó, se les dice que es de { $name }. Te aviso cuando ayude a alguien.
explanations-held-title = Primero alguien le echa un vistazo
explanations-held = Hay algo en ella que no puedo mostrar por mi cuenta, como un enlace, una dirección o una palabra que podría herir. Alguien la mira, y luego se comparte o se te dice por qué no. Hasta entonces no la ve nadie.
explanations-held-again-title = Primero alguien le echa un vistazo
explanations-held-again = Ya dijiste casi lo mismo, y eso no se mostró a otras personas. Por eso alguien mira también esta, y luego se comparte o se te dice por qué no. Hasta entonces no la ve nadie.
explanations-held-with-care-title = Primero alguien le echa un vistazo
explanations-held-with-care = Gracias por escribir esto. Una parte suena como si estuvieras pasando un mal momento. No has hecho nada malo. Habla con alguien de confianza, o llama al número de emergencias de tu zona si es urgente. Alguien mira tu explicación antes de que la vean otras personas.
explanations-kept-title = Guardada
explanations-kept = Solo la ves tú. La encuentras en «Las mías», tras /explicaciones.
explanations-taken-back-title = Ya no se comparte
explanations-taken-back = Ya no la ve nadie más. Lo que se dijo de ella se conserva, y puedes compartirla otra vez.
explanations-no-sharing-title = Guardada
explanations-no-sharing = En esta comunidad las explicaciones no se muestran a otras personas. La tuya se guarda para ti, en «Las mías» tras /explicaciones.
explanations-not-yet = Así todavía no
explanations-copied = Casi todo es lo que otra persona ya compartió, palabra por palabra. Explícalo otra vez como lo dirías tú, y podrás compartirlo.
explanations-gives-away = Resuelve un reto de este curso, y a otras personas no les quedaría nada por descubrir. Explícalo otra vez sin ese programa, o con uno más pequeño sobre otra cosa, y podrás compartirlo.
explanations-unread = Esta lección tiene un reto en un lenguaje cuyos programas no puedo comprobar, así que no sé si el tuyo lo resuelve. Explícalo otra vez sin el programa, y podrás compartirlo.
explanations-unchecked = No he podido comprobar si resuelve un reto. Inténtalo en unos minutos; con menos código va más rápido.
explanations-again = Explicarlo otra vez
explanations-gone = Esa explicación ya no está aquí. Escribe /explicaciones y mira en «Las mías».
explanations-nothing-taught = Lo que explica ya no está en ningún curso, así que no hay con quién compartirla. Se guarda para ti.
explanations-is-hidden = Se decidió que esta no se muestra a otras personas. En «Las mías» puedes decir por qué debería mostrarse.
explanations-is-review = Alguien está mirando esta. Te diré qué sale de ello.

## Las propias

explanations-to-mine = A mi explicación
explanations-read-others = Cómo lo explican otras personas
explanations-mine-about = { $count ->
    [one] Hasta ahora has explicado una cosa.
   *[other] Hasta ahora has explicado { $count } cosas.
  }
explanations-mine-none = Aún no has explicado nada. Al final de una lección puedes hacerlo: escribe /enseñar.
explanations-lesson-gone = Una lección que ya no está
explanations-open = { $number }. { $title }
explanations-older = Anteriores
explanations-state = Quién la ve
explanations-state-kept = solo tú
explanations-state-shared = otras personas, como de { $name }
explanations-state-review = solo tú: alguien la está mirando
explanations-state-hidden = solo tú: se ocultó
explanations-has-helped = Ha ayudado
explanations-people = { $count ->
    [one] a una persona
   *[other] a { $count } personas
  }
explanations-did-not-help = No ayudó a algunas personas, porque…
explanations-let-others = Que ayude a otras personas
explanations-take-back = Dejar de compartirla
explanations-appeal = Pedir que se mire otra vez
explanations-what-happened = Qué pasó
explanations-remove = Quitarla
explanations-ask-remove = ¿Quitarla, con todo lo que se dijo de ella?
explanations-do-remove = Sí, quitarla
explanations-do-not-remove = No, conservarla
explanations-removed = Se ha quitado, con todo lo que se dijo de ella. Los puntos que te dio se quedan.

## Cuando ha ayudado a alguien

explanations-helped-title = Alguien ha aprendido de ti
explanations-helped-so-many = Tu explicación de **{ $title }** acaba de ayudar a { $count ->
    [one] una persona.
   *[other] { $count } personas.
  }
explanations-helped-points = { $amount ->
    [one] Te da un punto.
   *[other] Te da { $amount } puntos.
  }
