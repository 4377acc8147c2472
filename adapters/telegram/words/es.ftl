# Las palabras propias de Telegram. Lo que comparte con otras plataformas está en core/words.

## Lo que se pulsa, se escribe o se vota (adapters/telegram/render.py, adapters/telegram/fields.py)

telegram-choose = Elige una opción:
telegram-or = O sigue por otro camino:
# The question of a poll, where the question itself stands in the message before it.
telegram-which = ¿Qué respuesta es la correcta?
# Opens the page on which code is written.
telegram-editor = Abrir el editor
telegram-press-many = Pulsa todas las que encajen y luego envíalas. Si pulsas otra vez, se quita.
telegram-press-one = Pulsa una y luego envíala.
telegram-press-order = Pulsa en el orden correcto y luego envíalo. Si pulsas otra vez, se quita.
telegram-send-code = Envía tu código como mensaje, tal cual o entre líneas de ```` ``` ````, o envíalo como archivo.
# Where only replies reach us, in a group. $kind: line, code or another kind of field; $example: numbers as they are typed, "1 3".
telegram-reply = { $kind ->
    [code] Responde a este mensaje con tu código, tal cual o entre líneas de ```` ``` ````, o con un archivo.
    [paragraph] Responde a este mensaje con tu texto.
    [one] Responde a este mensaje con el número de lo que elijas.
    [many] Responde a este mensaje con los números de todas las correctas, por ejemplo { $example }.
    [order] Responde a este mensaje con los números en el orden correcto, por ejemplo { $example }.
    [channel] Responde a este mensaje con el id del canal.
    [role] Responde a este mensaje con el id del rol.
   *[line] Responde a este mensaje con tu respuesta.
  }
# $count (number): fields, at least two.
telegram-reply-several = Hay { $count } campos por completar, uno por mensaje. Responde a este mensaje con el primero y te pido el siguiente.
# $label: of the field. $count (number): fields still to fill in, this one among them; at least two.
telegram-step = { $label } (quedan { $count })
# On the button that opens a form. $kind: line, code or another kind of field, or several.
telegram-open = { $kind ->
    [code] Enviar código
    [paragraph] Escribir
    [one] Elegir
    [many] Elegir
    [order] Ordenar
    [channel] Elegir
    [role] Elegir
    [several] Completar
   *[line] Responder
  }
# In the empty input, at most 64 characters. $kind: as above.
telegram-input = { $kind ->
    [code] Tu código
    [paragraph] Tu texto
    [one] El número de lo que elijas
    [many] Los números de todas las correctas
    [order] Los números en el orden correcto
    [channel] El id del canal
    [role] El id del rol
    [several] El primero
   *[line] Tu respuesta
  }

## What Telegram alone needs words for (adapters/telegram/desk.py, adapters/telegram/inline.py)

telegram-anonymous = Escribes aquí en nombre del grupo, así que no sé quién eres. Envíalo con tu nombre, o escríbeme directamente.
telegram-unreadable = Puedo leer textos, imágenes y archivos, y escuchar notas de voz; esto no. ¿Me lo escribes?
telegram-video-note = No puedo ver videomensajes. ¿Me lo dices en una nota de voz, o me lo escribes?
telegram-alone = Eso es solo para ti: pregúntame en nuestro chat.
telegram-alone-open = Abrir nuestro chat
# On the button below what was sent into another chat.
telegram-open-shared = Abrirlo con Parley

## Rights (adapters/telegram/groups.py), as Telegram's own settings call them

telegram-right-send = Enviar mensajes de texto
telegram-right-photos = Enviar fotos
telegram-right-documents = Enviar archivos
