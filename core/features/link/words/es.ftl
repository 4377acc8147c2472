command-link = Aprender aquí y en otra plataforma como la misma persona
command-link-code = Un código de otro lugar, lista o quitar; sin nada recibes un código
called-link = vincular
called-link-code = código

link-word-list = lista
link-word-remove = quitar

link-platform = { $platform ->
    [discord] Discord
    [telegram] Telegram
    [web] Chat web
    [terminal] Terminal
   *[other] { $platform }
}

## Se da un código

link-how = Para seguir aprendiendo en otro lugar con todo lo que tienes aquí, escríbeme allí e introduce este código. Sirve una vez, durante { $time }.
link-type-this = Escribe esto allí
link-or-open = O ábreme allí desde aquí:
link-keep-it = No lo enseñes a nadie: quien lo introduzca comparte todo lo que es tuyo aquí.
link-show-accounts = Mis cuentas
link-in-private = Esto queda entre tú y yo, así que hagámoslo en privado: escríbeme directamente y pon /vincular allí.
link-write-to-me = Escríbeme
link-shown-to-others = Un código es solo para chats privados, porque aquí pueden leerlo otras personas. El que has escrito, si lo era, ya no sirve. Escríbeme directamente: pon /vincular allí de donde venía tu código para recibir uno nuevo, e introdúcelo en privado.

## Se introduce un código

link-not-a-code = { $given } no es un código. Un código se parece a XXXXX-XXXXX-XXXXX: escribe /vincular en la otra plataforma y te doy uno allí.
link-too-many = Ya son demasiados códigos que no conozco. Inténtalo de nuevo en { $time }, con uno nuevo de la otra plataforma.
link-code-none = No conozco ese código. Puede que tenga un desliz, o que uno más nuevo lo sustituya. Escribe /vincular en la otra plataforma para recibir uno nuevo.
link-code-used = Ese código ya se usó, y cada uno sirve una sola vez. Si no fuiste tú, escribe /vincular lista donde lo recibiste: ahí se ve quién se ha unido.
link-code-expired = Ese código es demasiado antiguo: cada uno sirve diez minutos. Escribe /vincular en la otra plataforma para recibir uno nuevo.
link-code-own = Ese es tu propio código. Introdúcelo en la otra plataforma, donde todavía no te conozco.
link-own-code = Dame un código para otro lugar

link-confirm = Este código une dos cuentas en una:
link-this-side = Esta cuenta
link-other-side = La cuenta de la que viene el código
link-name = Nombre
link-no-name = sin poner
link-where = Dónde
link-lessons = Lecciones terminadas
link-answers = Respuestas
link-care = Sigue solo si las dos son tuyas
link-what-it-means = Quien use la otra cuenta verá y cambiará todo lo que es tuyo aquí, y podrá quitarte de ella. Tal vez quien te envió este código quiere justo eso. Lo que has aprendido en las dos se junta, y después no se puede separar.
link-join = Las dos son mías: unirlas
link-leave = No, dejarlas como están
link-left = Bien, todo queda como estaba.

link-joined = Ahora todo es una sola cuenta
link-joined-text = Lo que has aprendido está en todos estos lugares: { $names }. Sigue donde quieras.
link-go-on = Seguir aprendiendo
link-notice = Se ha usado tu código: desde ahora { $names } ({ $name }) también eres tú. Si no fuiste tú, escribe /vincular lista y quítala enseguida.

link-leaving = Todo lo que es tuyo aquí se va a borrar, como pediste, así que no se le puede unir nada. Retira antes esa petición con /privacidad.
link-other-leaving = Esa cuenta no se puede unir ahora: se va a borrar. Si es tuya, retira antes esa petición allí.
link-too-new-to-give = Esta cuenta se unió a ti hace menos de { $days } días, así que todavía no puede llevar las más antiguas a otra. Hazlo al revés: escribe /vincular aquí e introduce el código en la otra plataforma.

## Cuentas

link-accounts = { $count ->
    [one] Aprendes en un lugar:
   *[other] Aprendes en { $count } lugares con la misma cuenta:
}
link-account = { $name }, desde el { $date }
link-account-here = { $name }, desde el { $date } (aquí)
link-another = Añadir otra
link-remove = Quitar { $name }
link-keep = No, mantenerla
link-ask-remove = ¿Quitar { $name }? Quien me escriba desde allí empieza de nuevo, sin nada. Todo lo aprendido se queda contigo.
link-ask-remove-itself = ¿Quitar { $name }, la cuenta desde la que escribes? Aquí empiezas de nuevo, sin nada. Todo lo aprendido se queda en tus otras cuentas.
link-removed = Hecho: { $name } ya no es tuya. Todo lo aprendido se queda contigo.
link-removed-itself = Hecho: aquí ya no nos conocemos. Todo lo aprendido se queda en tus otras cuentas.
link-begin-anew = Empezar de nuevo
link-account-gone = Esa cuenta ya no está entre las tuyas. Escribe /vincular lista para verlas.
link-last-account = Esa es tu única cuenta, y sin ninguna no se podría volver a nada de lo tuyo. Si quieres que se borre todo, escribe /privacidad.
link-too-new-to-remove = Esta cuenta se unió a ti hace menos de { $days } días, así que todavía no puede quitar las más antiguas. Hazlo desde la más antigua.
