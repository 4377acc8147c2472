command-setup = Prepara Parley en este servidor: curso, canal, equipo, publicación diaria
called-setup = preparar

## Setting up

community-here = esta comunidad
# $name: of the community.
community-first = Parley en { $name }
# Where there are channels and roles to choose from.
community-first-text = Cinco cosas y listo: qué se aprende aquí, en qué canal publico, quiénes forman el equipo, a qué hora hay algo que hacer cada día y en qué zona horaria. Todo se puede cambiar después con /preparar.
# Where a group is one channel itself.
community-first-here = Tres cosas y listo: qué se aprende aquí, a qué hora hay algo que hacer cada día y en qué zona horaria. Publico aquí mismo. Todo se puede cambiar después con /preparar.
community-open = Preparar
community-set-up = Así está preparado Parley aquí
community-course = Curso
community-channel = Canal
community-role = Equipo
community-daily = Algo que hacer cada día
# $hour: like 18:00. $zone: a city.
community-daily-at = { $hour } ({ $zone })
community-none = sin elegir todavía
community-role-none = solo quienes administran el servidor
community-never = nunca
community-ask-channel = El canal para mis publicaciones
community-ask-role = El rol de tu equipo
community-ask-hour = Algo que hacer cada día, a las
community-ask-zone = Zona horaria, como Madrid o UTC+2
community-no-channel = Elige un canal para que sepa dónde publicar.
# $channel: of the community.
community-lacking = En { $channel } me faltan estos permisos. Dáselos a mi rol en los ajustes del canal y vuelve a comprobarlo:
community-lacking-here = Aquí me faltan estos permisos. Dámelos en los permisos del grupo y vuelve a comprobarlo:
# $channel: of the community.
community-refused = No he podido publicar en { $channel }. Mira qué permisos tengo allí y vuelve a comprobarlo.
community-unseen = Desde aquí no veo si tengo todos los permisos. Compruébalo otra vez en un minuto.
community-all-well = Allí puedo hacer todo lo que necesito. ¿Publico una prueba?
community-check = Comprobar otra vez
community-test = Publicar una prueba
community-test-again = Publicarla otra vez
community-back = Volver a los ajustes
# $channel: of the community.
community-posted = Ya está en { $channel }
community-posted-text = Así me verá tu gente. Pulsan el botón, y lo que respondo solo lo ve cada cual.
# $given: what was filled in.
community-unreadable = { $given } no es una de las opciones. No ha cambiado nada: abre el formulario con /preparar y elige otra vez.
# $given: what was typed. $near: names of zones.
community-zone-near = { $given } puede ser varios lugares, o ninguno que conozca: { $near }. Abre el formulario otra vez y nombra uno; lo demás sigue como lo rellenaste.
# $given: what was typed.
community-zone = No conozco ningún lugar llamado { $given }. Abre el formulario otra vez y nombra una ciudad grande cercana; lo demás sigue como lo rellenaste.

## What is posted

community-welcome = Parley está aquí
community-welcome-text = Aprendemos paso a paso: un poco de lectura, una pregunta y pronto algo que probar por tu cuenta. Pulsa el botón; lo que respondo solo lo ves tú.
community-begin = Empezar a aprender
community-what = ¿Qué puedo hacer?
community-today = Algo para hoy
# $title: of the course.
community-today-learn = Unos minutos de **{ $title }**: sigue donde estabas, o mira qué recuerdas.
community-today-challenge = El reto del día
community-difficulty = Dificultad
# $level (number): from 1 to 5.
community-level = { $level } de 5
community-about = Tema
community-time = Tiempo
community-minutes = { $minutes ->
    [one] un minuto, desde que empiezas
   *[other] { $minutes } minutos, desde que empiezas
}
community-points = Puntos
community-most = hasta { $most }
community-thought-pays = Tómate tu tiempo: aquí vale la pena pensar, y la prisa no da nada. Quien acepte el reto desde aquí y lo resuelva antes de que llegue el siguiente recibe { $extra } puntos más.
community-solvers = { $count ->
    [one] El de ayer lo resolvió una persona.
   *[other] El de ayer lo resolvieron { $count } personas.
}
community-take = Aceptar el reto
community-quiz = Mejor un cuestionario
community-learn = Seguir aprendiendo
