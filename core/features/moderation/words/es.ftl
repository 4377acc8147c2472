command-moderate = Mira explicaciones de aquí, denunciadas o retenidas, y decide qué ven los demás
called-moderate = moderar

## Reporting, and asking for another look (core/features/moderation/reporting.py)

moderation-report = ¿Qué tiene de malo?
moderation-report-text = A nadie se le dice que lo has dicho tú. Si otras personas lo ven igual, se oculta hasta que alguien la mire.
moderation-other-words = Otra cosa, con tus palabras
moderation-send = Enviar estas palabras
moderation-thanks = Gracias por avisar
moderation-thanks-text = Queda anotado. No tienes que hacer nada más.
moderation-own = Esa es tuya. Puedes dejar de compartirla en /explicaciones, en «Las mías».
moderation-gone = Esa explicación ya no está aquí, o ahora no se comparte.
moderation-no-words = Venía vacío. Dilo en pocas palabras y envíalo otra vez.
moderation-appeal = Pedir otra revisión
# $begins: how the explanation begins.
moderation-appeal-text = Di por qué se debería mostrar “{ $begins }”. Alguien lo lee, la mira otra vez, y se te dice en qué queda.
moderation-appeal-words = ¿Por qué deberían verla los demás?
moderation-appealed = Alguien la mira otra vez
moderation-appealed-text = Se te dirá en qué queda. Hasta entonces sigue oculta.
moderation-is-shown = Esa no está oculta. La ve quien tú quieras.
moderation-in-hand = Alguien va a mirar esa. Se te dirá en qué queda.
moderation-is-final = Esa ya se ha mirado dos veces, así que se queda como está. Puedes explicarlo de nuevo con otras palabras cuando quieras.

## Deciding (core/features/moderation/handlers.py)

moderation-empty = No hay nada que mirar
moderation-empty-text = Nada de lo que se ha contado aquí te espera.
moderation-yours = Esa es tuya, así que decide otra persona.
# $number (number): its place. $count (number): how many there are.
moderation-case = Por mirar: { $number } de { $count }
moderation-lesson = Lección
moderation-shown-as = Se muestra como
moderation-state = Ahora
moderation-state-shown = la ven los demás
moderation-state-review = no la ve nadie más
moderation-state-hidden = oculta
moderation-why = **Por qué está aquí**
# $times (number): how many said so. $reason: a reason with a name, or a reader's own words.
moderation-why-reported = { $times ->
    [one] Denunciada una vez: { $reason }
   *[other] Denunciada { $times } veces: { $reason }
  }
moderation-why-divided = Hay opiniones distintas sobre si ayuda. ¿Es correcta?
# $words: what the author wrote.
moderation-why-appealed = Quien la escribió pide otra revisión: “{ $words }”
moderation-why-unknown = No se guardó ningún motivo.
moderation-show = { $state ->
    [shown] Dejarla como está
   *[other] Mostrarla
}
moderation-hide = { $state ->
    [hidden] Dejarla oculta
   *[other] Ocultarla
}
moderation-next = Siguiente
moderation-queue = Qué más espera
moderation-ask = ¿Por qué se debe ocultar?
moderation-ask-text = A quien la escribió se le dice el motivo, no quién lo decidió, y puede pedir otra revisión.
moderation-reason-unfit = Quien la escribió lo leerá tal cual, y hay en ello una dirección, un enlace o una palabra que podría herir. Dilo con otras palabras: aún no se ha decidido nada.
moderation-done-restored = Los demás pueden verla de nuevo
moderation-done-restored-text = Se le dice a quien la escribió.
moderation-done-kept = Se queda como estaba
moderation-done-kept-text = Los demás la siguen viendo.
moderation-done-hidden = Está oculta
moderation-done-hidden-text = A quien la escribió se le dice por qué, y que puede pedir otra revisión.
moderation-done-upheld = Sigue oculta
moderation-done-upheld-text = Se le dice a quien la escribió. Era la otra revisión que podía pedir.
moderation-meanwhile = Alguien se ha adelantado
moderation-meanwhile-text = Desde que la viste ha pasado algo con esta, así que no se ha hecho nada de lo tuyo. Mira qué ha pasado:

## The trail

moderation-trail = Qué ha pasado
moderation-trail-none = Hasta ahora no se ha hecho nada.
moderation-lately = Decidido hace poco
moderation-lately-none = Aquí no se ha decidido nada todavía.
# $number (number): of a line above.
moderation-lately-one = N.º { $number }
# $day: a date.
moderation-act-reported = { $day }: denunciada por lectores
moderation-act-held = { $day }: retenida por el filtro
moderation-act-appealed = { $day }: quien la escribió pidió otra revisión
moderation-act-divided = { $day }: hubo votos distintos
moderation-act-restored = { $day }: mostrada de nuevo
moderation-act-kept = { $day }: revisada y dejada como estaba
moderation-act-hidden = { $day }: ocultada
moderation-act-upheld = { $day }: revisada otra vez y dejada oculta
moderation-act-other = { $day }: cambiada
# $line: one of the lines above. $reason: a reason with a name, or somebody's own words.
moderation-because = { $line } ({ $reason })
# $line: one of the lines above. $who: a name.
moderation-by = { $line }; por { $who }
moderation-by-you = ti
# $line: one of the lines above.
moderation-by-nobody = { $line }; por alguien que ya no está
