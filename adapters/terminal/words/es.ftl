# Las palabras propias del terminal. Lo que comparte con otras plataformas está en core/words.

terminal-away = Ahora no llego a mi base de datos. Tu último mensaje no se ha guardado; envíalo otra vez en un minuto.
terminal-bye = Hasta pronto.
terminal-code-fence = Envía tu código entre dos líneas de ```.
terminal-code-lines = Escribe tu código línea a línea. Una línea con un solo . lo termina, y dos líneas vacías también.
terminal-hint = /ayuda muestra los comandos · /ejecutar @archivo.py envía un archivo · ``` abre un mensaje de varias líneas · Ctrl-D termina
terminal-no-file = Aquí no hay ningún archivo { $path } que se pueda leer, así que no se ha enviado nada. Una ruta con espacios va entre comillas: @"mi archivo.py"
# $name: the file's name.
terminal-not-there = { $name } no se puede guardar aquí.
# $path: the file.
terminal-saved = Guardado: { $path }
terminal-slow = Está tardando. La respuesta llegará en cuanto esté.
terminal-working = Un momento…
