command-privacy = Qué guardo de ti: verlo, llevártelo, borrarlo, decidir sobre ello
command-privacy-what = exportar, borrar, conservar, o aquello sobre lo que decides
command-privacy-answer = sí o no, cuando hay algo que decidir
called-privacy = privacidad
called-privacy-what = qué
called-privacy-answer = respuesta

privacy-called-export = exportar
privacy-called-delete = borrar
privacy-called-keep = conservar
privacy-yes = sí
privacy-no = no

## Lo que se guarda

privacy-title = Lo que guardo de ti
privacy-about =
    { $days ->
        [one] Los mensajes y sus archivos se quedan un día; tus materiales y lo que aprendiste, hasta que lo borres.
       *[other] Los mensajes y sus archivos se quedan { $days } días; tus materiales y lo que aprendiste, hasta que lo borres.
    }
    Todo está ahí para que puedas seguir donde estabas. El resto del grupo no puede verlo; quien lleva este Parley, sí.
privacy-since = Desde
privacy-platforms = Dónde hablamos
privacy-platform = { $platform ->
    [web] Web
    [terminal] Terminal
    [discord] Discord
    [telegram] Telegram
   *[other] { $platform }
}
privacy-count = { $what ->
    [messages] Mensajes
    [courses] Cursos
    [attempts] Respuestas
    [programs] Programas
   *[files] Archivos
}
privacy-number = { $count }
privacy-export = Dámelo todo
privacy-delete = Borrarlo todo
privacy-back = Volver a mis datos
privacy-go-on = Seguir aprendiendo

## Lo que se puede hacer con ello

privacy-state = Permitido
privacy-agreed = sí
privacy-refused = no
privacy-decided = Decidido
privacy-undecided = todavía no
privacy-agree = Permitir: { $purpose }
privacy-refuse = Parar: { $purpose }
purpose-difficulty = La dificultad de las preguntas
purpose-difficulty-about = Las respuestas de todo el mundo, juntas, me dicen qué dificultad tiene una pregunta, para preguntar a cada cual lo que le conviene. Tu nombre no está ahí. Si dices que no, tus próximas respuestas cuentan solo para ti; lo demás sigue igual.
purpose-difficulty-called = dificultad

## El archivo

privacy-exported = Aquí está todo lo que guardo de ti: tus mensajes y mis respuestas, lo que intentaste y lo que deduzco de ello. Cuídalo: quien tenga el archivo puede leerlo.
privacy-exported-part = Parte { $number }: más archivos tuyos.
privacy-more = Los siguientes archivos
# $time: cuánto falta.
privacy-exported-enough = Te he dado muchos de estos archivos en esta hora, y el último tiene lo que tenían los otros. Pídemelo de nuevo en { $time }.
privacy-alone = Ese archivo lo contiene todo, así que te lo doy solo donde nadie más lee. Escríbeme directamente y pon allí /privacidad exportar.
privacy-export-about = Todo lo que Parley guarda de ti. Las horas están en UTC. Lo que falta no es tuyo: secretos que prueban quién envía un mensaje, y lo que es correcto en preguntas que quizá sigan abiertas. Los archivos están junto a este, en files/CLAVE/NOMBRE.

## Borrar

privacy-ask = ¿Borrarlo todo?
privacy-ask-about =
    El { $date } desaparece todo esto para siempre, en todas las plataformas donde hablamos: mensajes, archivos, respuestas, programas y lo que aprendiste. Hasta entonces todo sigue, y puedes cambiar de idea.

    Dos cosas se quedan: la dificultad que mostraron las preguntas, sin el nombre de nadie, y lo que tu propia aplicación de chat haya guardado de nuestra charla.
privacy-export-first = Dámelo todo antes
privacy-do-delete = Sí, borrarlo
privacy-do-not-delete = No, conservarlo
privacy-going = Tus datos se borrarán
privacy-going-about = El { $date } desaparece para siempre todo lo tuyo. Hasta entonces puedes seguir como siempre, y conservarlo todo con una pulsación o escribiendo /privacidad conservar.
privacy-keep = Conservarlo todo
privacy-staying = Bien, todo se queda
privacy-was-staying = No se iba a borrar nada, y todo se queda
privacy-reminder = Un recordatorio: todo lo tuyo se borrará el { $date }. Para conservarlo, escribe /privacidad conservar.

## Lo que no se puede

privacy-no-such = No puedo hacer «{ $given }» aquí. Puedes escribir: /privacidad exportar, /privacidad borrar, /privacidad conservar.
privacy-yes-or-no = ¿Lo hago o no? Di sí o no: «{ $given }» lo deja abierto.
