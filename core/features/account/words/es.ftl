command-settings = Tu nombre, tu idioma y tu zona horaria
command-settings-setting = nombre, idioma o zona horaria; sin nada se ve todo
command-settings-value = Qué valor ponerle
called-settings = ajustes
called-settings-setting = ajuste
called-settings-value = valor

account-settings = Tus ajustes
account-name = Nombre
account-language = Idioma
account-zone = Zona horaria
account-no-name = sin poner
account-no-zone = sin poner, así que los días empiezan y acaban en UTC
account-zone-is = { $zone } · { $time }
account-change = { $setting ->
    [name] Cambiar el nombre
    [language] Cambiar el idioma
   *[zone] Cambiar la zona horaria
}
account-go-on = Seguir aprendiendo
account-save = Guardar
account-others = Todos los ajustes

account-ask-name = ¿Cómo quieres que te llame?
account-ask-language = ¿En qué idioma hablamos?
account-ask-zone = ¿Dónde estás? Una ciudad, un país o algo como UTC+2
account-renamed = Bien, te llamaré { $name } a partir de ahora.
account-spoken = Desde ahora hablamos español. Los cursos siguen en el idioma en que se escribieron.
account-moved = Anotado: { $zone }, donde ahora es { $time }.
account-wrong-time = Esa no es mi hora
account-which-zone = Allí hay más de una hora. ¿Cuál es la tuya?
account-guessed-zone = No conozco ese lugar. ¿Querías decir uno de estos?
account-other-zone = Otra

account-name-long = Un nombre puede tener hasta { $most } caracteres. ¿Hay uno más corto?
account-name-empty = Necesito al menos una letra para llamarte. ¿Cuál será?
account-language-unknown = Todavía no hablo { $given }. Hablo: { $known }.
account-zone-unknown = No sé dónde está { $given }. Prueba con la ciudad grande más cercana, tu país o algo como UTC+2.
account-no-setting = No hay ningún ajuste llamado { $given }. Puedes cambiar: nombre, idioma, zona horaria. Por ejemplo: /ajustes nombre Ada
