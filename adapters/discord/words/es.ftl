# Las palabras propias de Discord. Lo que comparte con otras plataformas está en core/words.

## Lo que se pulsa o se rellena (adapters/discord/render.py, adapters/discord/modal.py)

discord-choose = Elige una opción
discord-choose-many = Elige todas las que encajen
discord-file = O envía un archivo
discord-file-hint = Tu programa como archivo, y los datos que necesite.
discord-hint-many = Los números de todas las correctas, por ejemplo { $example }
discord-hint-one = El número de lo que elijas
discord-hint-order = Los números en el orden correcto, por ejemplo { $example }
discord-lines = Lo demás
# $labels: what the lines are called, in their order.
discord-lines-hint = Una línea para cada uno: { $labels }
discord-open-change = Cambiar
discord-open-choose = Elegir
discord-open-code = Escribir código
discord-elsewhere = Abrir el editor de código
discord-open-line = Responder
discord-open-order = Ordenar
discord-open-paragraph = Escribir
discord-open-several = Completar
discord-value-long = No cabe aquí: está entero en el archivo del chat. También puedes enviar uno.
discord-yours = { $kind ->
    [code] Tu código
    [order] Tu orden
   *[line] Tu respuesta
  }

## Commands of Discord alone (adapters/discord/commands.py)

command-thread = Un hilo privado para ti, donde queda todo lo que haces
called-thread = hilo
# At most 32 characters.
discord-run-menu = Ejecutar este código

## Answers and how they arrive (adapters/discord/out.py, adapters/discord/desk.py)

discord-working = ⏳ Un momento…
discord-late = Ha tardado más de lo que espera Discord, así que llega por aquí.
# $user: who asked.
discord-kept = { $user }, tu respuesta está lista. Solo tú puedes abrirla.
discord-open = Abrirla
discord-away = Ahora mismo no llego a mi memoria, así que de esto no se ha guardado nada. Inténtalo en un minuto.
discord-no-code = En ese mensaje no hay código. Ponlo entre líneas de tres acentos graves o adjúntalo como archivo.
discord-sent = Has enviado:
# $lines (number): lines of the program.
discord-sent-long = { $lines ->
    [one] una línea larga
   *[other] { $lines } líneas
  }
discord-thread-elsewhere = Los hilos privados son para los servidores que me han acogido. Aquí ya estamos a solas: escribe /aprender.
discord-thread-refused = En este canal no puedo abrir hilos privados. Escríbeme directamente, o pide a quienes llevan el servidor que me dejen.
# $thread: a link to the thread.
discord-thread-here = Tu hilo es { $thread }. Lo que hagamos allí se queda, y solo tú y el equipo pueden verlo.
# $name: the learner's.
discord-thread-name = { $name } aprende

## Rights (adapters/discord/rights.py), as Discord's own settings call them

discord-right-channel = el propio canal: ya no está, o no lo veo
discord-right-view-channel = Ver canal
discord-right-send-messages = Enviar mensajes
discord-right-attach-files = Adjuntar archivos
discord-right-create-private-threads = Crear hilos privados
discord-right-send-messages-in-threads = Enviar mensajes en hilos
