command-board = Clasificaciones de tu comunidad y tus amistades; no estás en ninguna si no quieres
command-board-which = comunidad, amistades, grupo, semana, mes, todo, o el código de alguien
called-board = tabla
called-board-which = cuál
command-play = A qué se juega aquí: la clasificación, explicaciones compartidas, puntos en este canal
called-play = juego

boards-word-community = comunidad
boards-word-friends = amistades
boards-word-class = grupo
boards-word-week = semana
boards-word-month = mes
boards-word-all = todo
boards-unknown = No entiendo { $given }. Escribe /tabla con una de estas palabras, o con dos: comunidad, amistades, grupo, semana, mes, todo. O escribe el código que te dio alguien.

## Qué es una clasificación

boards-about = Clasificaciones
boards-about-text = Una clasificación muestra cuántos puntos ha ganado cada cual, primero quienes están cerca de ti. Nadie aparece en ella si no lo dice, con un nombre que elige; quien no está, tampoco la ve. Puedes salir cuando quieras, con un toque.
boards-about-where = Cada comunidad tiene la suya: escribe /tabla allí. O empieza una con tus amistades, aquí.
boards-offer-text = La clasificación de **{ $name }** cuenta lo que se gana allí.
boards-offer-class = La clasificación del grupo **{ $name }** cuenta todos los puntos de quienes están en él, los ganen donde los ganen.
boards-not-in-class = La clasificación de un grupo es para quienes están en él. /pendiente muestra tus grupos.
boards-off = Esta comunidad prescinde de clasificación. Las de tus amistades siguen ahí como siempre.
boards-begin = Empezar una con amistades
boards-begin-text = En una clasificación con amistades cuentan todos tus puntos, los ganes donde los ganes. Recibes un código, y quien lo tenga puede entrar.
boards-come-text = { $count ->
    [one] La clasificación de alguien que conoces, con una persona por ahora.
   *[other] La clasificación de alguien que conoces, con { $count } personas por ahora.
} Allí cuentan todos tus puntos, los ganes donde los ganes.

## Un nombre

boards-join-as = Entrar como { $name }
boards-begin-as = Empezar como { $name }
boards-another-name = Otro nombre
boards-own-name = Un nombre mío
boards-name-text = Lo leen las demás personas de la clasificación. No tiene que ser tu nombre de verdad.
boards-ask-name = Tu nombre en la clasificación (hasta { $most } caracteres)
boards-take-name = Usar este nombre
boards-name-empty = Para un nombre necesito al menos una letra o una cifra. No se ha cambiado nada: prueba con otro.
boards-name-unfit = Ese nombre no puedo mostrarlo a otras personas. No se ha cambiado nada: prueba con otro.
boards-joined = Ya estás, como { $name }
boards-joined-community = Aquí cuenta lo que ganas en esa comunidad.
boards-joined-friends = Aquí cuentan todos tus puntos, los ganes donde los ganes.
boards-joined-text = Lo que has ganado hasta ahora ya está dentro. Cambiar de nombre, o salir, está a un toque en la clasificación.
boards-renamed = En la clasificación ahora eres **{ $name }**.
boards-not-on-it = Ya no estás en esa clasificación. Escribe /tabla para ver las tuyas.

## La clasificación

boards-platform = { $platform ->
    [discord] Discord
    [telegram] Telegram
    [web] Chat web
    [terminal] Terminal
   *[other] { $platform }
}
boards-of-a-community = Una comunidad en { boards-platform }
boards-cohort = Quienes empezaron contigo
boards-circle = Amistades: { $names }{ $more ->
    [0] { "" }
   *[other] {" "}y { $more } más
}
boards-circle-alone = Amistades: por ahora solo tú
boards-now-week = **Esta semana**, que acaba con el domingo (UTC). Aquí eres **{ $name }**.
boards-now-month = **Este mes** (UTC). Aquí eres **{ $name }**.
boards-now-all = **Desde siempre.** Aquí eres **{ $name }**.
boards-rank = { $shared ->
    [yes] ={ $rank }
   *[no] { $rank }
}
boards-other = { $points ->
    [one] { $name } · 1 punto
   *[other] { $name } · { $points } puntos
}
boards-own = { $points ->
    [one] ▸ { $name } (tú) · 1 punto
   *[other] ▸ { $name } (tú) · { $points } puntos
}
boards-no-points-yet = Aún no tienes puntos aquí en este tiempo. Los próximos te ponen en la lista.
boards-nobody-yet = Aún no hay puntos aquí en este tiempo. Los primeros pueden ser tuyos.
boards-span-week = Esta semana
boards-span-month = Este mes
boards-span-all = Desde siempre
boards-view-around = A mi alrededor
boards-view-first = Las diez primeras plazas
boards-invite = Invitar a amistades
boards-rename = Cambiar mi nombre
boards-leave = Salir de esta clasificación
boards-others = Mis clasificaciones
boards-see = Ver la clasificación
boards-yours = { $count ->
    [one] Estás en una clasificación:
   *[other] Estás en { $count } clasificaciones:
}
boards-left = Ya no estás en la clasificación, y tu nombre y tu lugar en ella se han borrado. Tus puntos siguen siendo tuyos; si vuelves, cuentan otra vez.
boards-left-circle = Ya no estás en esa clasificación, y tu nombre y tu lugar en ella se han borrado. Tus puntos siguen siendo tuyos. Para volver necesitas el código de alguien que esté en ella; cuando sale la última persona, se acaba.

## Amistades

boards-began = Ya está, y en ella eres **{ $name }**.
boards-invitation = Para que entren tus amistades, dales esto para que me lo escriban:
boards-type-this = Tus amistades escriben esto
boards-or-open = O un enlace, que me abre allí mismo:
boards-who-has-it = Quien tenga el código puede entrar, así que dáselo solo a quienes quieras en tu clasificación.
boards-circle-none = No conozco ninguna clasificación con ese código. Puede que tenga un desliz, o que todo el mundo haya salido. Pide que lo miren otra vez: el botón *Invitar a amistades* de la clasificación lo muestra.
boards-circle-full = Esa clasificación está llena: hay { $most } personas. Quien te invitó puede empezar otra.
boards-circles-most = Estás en { $most } clasificaciones con amistades, y no puedo distinguir más. Sal primero de una: escribe /tabla amistades.

## A qué se juega en una comunidad

boards-dial = A qué se juega aquí
boards-dial-about = Esto vale para todas las personas de esta comunidad. Los puntos se quedan con quien los ganó, y las clasificaciones entre amistades siguen en cualquier caso.
boards-dial-boards = Clasificación de esta comunidad
boards-dial-sharing = Explicaciones que ven otras personas
boards-dial-points = Puntos en este canal
boards-dial-elsewhere = Otros canales sin puntos
boards-dial-places = { $count ->
    [one] uno
   *[other] { $count }
}
boards-dial-on = sí
boards-dial-off = no
boards-dial-boards-on = Tener una clasificación
boards-dial-boards-off = Prescindir de clasificación
boards-dial-sharing-on = Compartir explicaciones
boards-dial-sharing-off = No compartir explicaciones
boards-dial-points-on = Dar puntos en este canal
boards-dial-points-off = Sin puntos en este canal
