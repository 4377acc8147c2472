## Comandos

command-course-create = Empieza un curso propio
command-course-create-title = Cómo se llama
command-course-create-language = El idioma en que está: es, en …
called-course-create = crear
called-course-create-title = título
called-course-create-language = idioma
command-course-import = Importa un archivo: primero te enseño qué cambiaría
command-course-import-file = Un zip con archivos de curso, Markdown, GIFT, Moodle XML o CSV
command-course-import-course = El curso al que va; sin ninguno, un curso nuevo
called-course-import = importar
called-course-import-file = archivo
called-course-import-course = curso
command-course-export = Llévate un curso como archivo
command-course-export-format = zip (todo) o gift (sus preguntas)
command-course-export-course = Qué curso
called-course-export = exportar
called-course-export-format = formato
called-course-export-course = curso
command-course-publish = Haz que la versión más nueva sea la que se aprende
command-course-publish-course = Qué curso
called-course-publish = publicar
called-course-publish-course = curso
command-course-archive = No ofrezcas más un curso; quien lo aprende sigue
command-course-archive-course = Qué curso
called-course-archive = archivar
called-course-archive-course = curso
command-course-versions = Todas las versiones de un curso, para verlas y recuperarlas
command-course-versions-course = Qué curso
called-course-versions = versiones
called-course-versions-course = curso

## Lo que no se puede, y qué hacer en su lugar

authoring-none = Aquí no tienes ningún curso todavía. Empieza uno con /curso crear o importa uno con /curso importar.
authoring-unknown = No encuentro ningún curso tuyo que se llame { $name }. Manda el comando sin nombre y te enseño todos los que hay.
authoring-which = ¿Qué curso quieres decir?
authoring-no-title = ¿Cómo se va a llamar el curso? Añade su título.
authoring-long-title = Ese título es demasiado largo para un botón. Caben { $most } caracteres como mucho.
authoring-no-language = No conozco el idioma { $given }. Escribe su nombre corto, como es, en o pt-BR.
authoring-no-file = Me falta el archivo: adjúntalo al comando. Por un chat pasan archivos de hasta 16 MiB; la página web admite más grandes.
authoring-one-file = Manda un archivo cada vez. Varios pueden ir juntos en un zip.
authoring-nothing-in-gift = En este curso aún no hay ninguna pregunta que quepa en GIFT. El zip lo tiene todo.
authoring-format = Puedo exportar como zip o gift, no como { $given }.
authoring-trial-gone = Eso ya no está aquí. Mira el curso y ejecuta sus programas otra vez.

## Cursos

authoring-courses = Cursos
authoring-course = Curso
authoring-create = Empezar un curso
authoring-created = { $title } ya está
authoring-created-text = Es un borrador sin nada dentro todavía, y solo lo ve quien enseña aquí. Manda un archivo con /curso importar para llenarlo: antes te enseño lo que hay en él.
authoring-open = Ver el curso
authoring-how-it-stands = Cómo está
authoring-state = Estado
authoring-state-draft = borrador
authoring-state-published = publicado
authoring-state-archived = archivado
authoring-state-ahead = publicado, con una versión más nueva en espera
authoring-newest = Versión más nueva
authoring-learnt = Versión que se aprende
authoring-is-learnt = se aprende
authoring-who-learn = Estudiantes
authoring-learners = { $count ->
    [0] nadie lo aprende todavía
    [one] una persona
   *[other] { $count } personas
}
authoring-changed = Último cambio
authoring-id = Id
authoring-more = { $count ->
    [one] Y una cosa más.
   *[other] Y { $count } más.
}
authoring-left = Todo queda como está.

## Antes de que pase algo

authoring-dry-run = Lo que cambiaría en { $title }
authoring-no-changes = Nada cambiaría en { $title }
authoring-stopped = { $title } no se puede guardar así
authoring-of-file = Del archivo { $name }. Todavía no se ha guardado nada.
authoring-of-version = La versión { $number } frente a la que se aprende ahora. Todavía no se ha publicado nada.
authoring-of-older = La versión { $number } frente a la más nueva. Vuelve como versión nueva; las de en medio se quedan.
authoring-meanwhile = Alguien más cambió este curso desde que lo miraste. No se ha perdido nada tuyo: esto es lo que cambiaría ahora.
authoring-nothing-kept = No se ha guardado nada. Arregla lo que se nombra abajo y mándalo otra vez.
authoring-learners-keep = { $count ->
    [one] Una persona está en este curso. Su progreso se queda.
   *[other] { $count } personas están en este curso. Su progreso se queda.
}
authoring-import = Importar
authoring-import-publish = Importar y publicar
authoring-leave = Dejarlo
authoring-publish-now = Publicar
authoring-bring-back = Recuperarla
authoring-bring-back-publish = Recuperar y publicar
authoring-try = Ejecutar antes sus programas
authoring-report-name = lo-que-cambiaria.txt
authoring-place = Dónde
authoring-what = Qué

authoring-lessons = Lecciones
authoring-items = Preguntas y retos
authoring-skills = Habilidades
authoring-misconceptions = Ideas equivocadas
authoring-counts = nuevas: { $added }, cambiadas: { $changed }, quitadas: { $removed }, como antes: { $same }

authoring-section-stops = { $count ->
    [one] Esto lo impide
   *[other] { $count } cosas lo impiden
}
authoring-section-changes = { $count ->
    [one] Un cambio
   *[other] { $count } cambios
}
authoring-section-left-out = { $count ->
    [one] Una cosa se queda fuera
   *[other] { $count } cosas se quedan fuera
}
authoring-section-wanted = { $count ->
    [one] Una cosa es inventada; dila con tus palabras
   *[other] { $count } cosas son inventadas; dilas con tus palabras
}
authoring-section-remarks = { $count ->
    [one] Una cosa que convendría mejorar para quien aprende
   *[other] { $count } cosas que convendría mejorar para quien aprende
}
authoring-section-not-exported = { $count ->
    [one] Una pregunta no está en el archivo
   *[other] { $count } preguntas no están en el archivo
}
authoring-section-programs = { $count ->
    [one] Un programa no hace lo que dice el curso
   *[other] { $count } programas no hacen lo que dice el curso
}

authoring-change-new = Un curso nuevo
authoring-change-course = El curso mismo: { $fields }
authoring-change-order = Las lecciones vienen en otro orden
authoring-change-added = { $kind ->
    [lesson] Lección nueva: { $title }
    [skill] Habilidad nueva: { $title }
    [misconception] Idea equivocada nueva: { $title }
   *[item] Pregunta nueva: { $title }
}
authoring-change-removed = { $kind ->
    [lesson] Lección quitada: { $title }
    [skill] Habilidad quitada: { $title }
    [misconception] Idea equivocada quitada: { $title }
   *[item] Pregunta quitada: { $title }
}
authoring-change-changed = { $kind ->
    [lesson] Lección cambiada ({ $fields }): { $title }
    [skill] Habilidad cambiada ({ $fields }): { $title }
    [misconception] Idea equivocada cambiada ({ $fields }): { $title }
   *[item] Pregunta cambiada ({ $fields }): { $title }
}
authoring-change-renamed = { $kind ->
    [lesson] Lección con otro id, antes { $before }; el progreso va con ella: { $title }
    [skill] Habilidad con otro id, antes { $before }; el progreso va con ella: { $title }
    [misconception] Idea equivocada con otro id, antes { $before }: { $title }
   *[item] Pregunta con otro id, antes { $before }; el progreso va con ella: { $title }
}
authoring-change-renamed-lost = { $kind ->
    [lesson] Lección con otro id, antes { $before }: { $title }. Para que el progreso vaya con ella, escribe formerly: [{ $before }]
    [skill] Habilidad con otro id, antes { $before }: { $title }. Para que el progreso vaya con ella, escribe formerly: [{ $before }]
    [misconception] Idea equivocada con otro id, antes { $before }: { $title }
   *[item] Pregunta con otro id, antes { $before }: { $title }. Para que el progreso vaya con ella, escribe formerly: [{ $before }]
}

## Después

authoring-kept = { $title }: guardada la versión { $number }
authoring-kept-text = Quien aprende sigue con lo que tiene hasta que la publiques.
authoring-published = { $title }: publicada la versión { $number }
authoring-published-text = Desde ahora es lo que encuentra quien aprende. Quien está en mitad de una lección sigue desde donde está.
authoring-learnt-already = La versión { $number } de **{ $title }** es la más nueva y ya está publicada.
authoring-publish = Publicar
authoring-versions = Versiones
authoring-versions-of = Versiones de { $title }
authoring-version = **{ $number }** · { $day } · { $who }: { $note }
authoring-version-learnt = { $line } (es la que se aprende)
authoring-version-number = Versión
authoring-version-day = Cuándo
authoring-version-who = Quién
authoring-version-note = Qué
authoring-somebody = alguien que ya no está
authoring-look-at = Ver la { $number }
authoring-older = Más antiguas
authoring-newer = Más nuevas
authoring-archive = Archivar
authoring-restore = Retomarlo
authoring-ask-archive = ¿Archivar { $title }?
authoring-ask-archive-text = { $count ->
    [0] Archivado, no se ofrece más a nadie. Puedes retomarlo cuando quieras.
    [one] Archivado, no se ofrece más a nadie. La persona que lo aprende sigue con él, y puedes retomarlo cuando quieras.
   *[other] Archivado, no se ofrece más a nadie. Las { $count } personas que lo aprenden siguen con él, y puedes retomarlo cuando quieras.
}
authoring-archived = { $title } está archivado
authoring-archived-text = { $count ->
    [0] No se ofrece más a nadie.
    [one] No se ofrece más a nadie. La persona que lo aprende sigue con él.
   *[other] No se ofrece más a nadie. Las { $count } personas que lo aprenden siguen con él.
}
authoring-export-zip = Todos los archivos (zip)
authoring-export-gift = Preguntas (GIFT)
authoring-exported = **{ $title }**, versión { $number }:
authoring-export-of = { $title } como archivo

## Ejecutar los programas

authoring-trial = Los programas de { $title }
authoring-trial-text = Ejecuto todos los programas del curso y comparo con lo que el curso dice de ellos. Tarda un poco; puedes seguir mientras tanto.
authoring-trial-progress = Programas ejecutados
authoring-trial-done = { $wrong ->
    [0] { $count ->
        [0] No hay ningún programa en él.
        [one] El único programa hace lo que dice el curso.
       *[other] Los { $count } programas hacen lo que dice el curso.
    }
   *[other] { $count ->
        [one] Se ejecutó el único programa.
       *[other] Se ejecutaron { $count } programas.
    } Lo que está mal está abajo.
}
authoring-trial-failed = No se pudo hacer. Quizá la versión ya no se puede leer; mira el curso e inténtalo otra vez.
authoring-look-again = Mirar otra vez

## Páginas

authoring-import-new = Importar un curso nuevo
authoring-import-into = Importar en este curso
authoring-import-text = Admito un zip con archivos de curso, un solo archivo Markdown, GIFT, Moodle XML o una tabla (CSV), de hasta 64 MiB. Primero ves qué cambiaría; no se guarda nada antes de que lo digas.
authoring-look = Enseñar qué cambiaría
authoring-another-file = Elegir otro archivo

## Hasta dónde se ha llegado con un archivo

authoring-looking = Miro { $name }
authoring-looking-text = Calculo qué cambiaría. No se guarda nada antes de que lo digas. Con un archivo grande tarda un poco; mientras tanto puedes hacer otra cosa y volver.
authoring-stage-wait = Espera su turno
authoring-stage-read = Leyéndolo
authoring-stage-write = Escribiendo los archivos del curso
authoring-stage-load = Leyendo el curso
authoring-stage-check = Comprobándolo
authoring-stage-compare = Comparando con lo que hay
authoring-look-stop = Parar
authoring-look-ended = No salió nada de { $name }
authoring-look-stopped = Se paró. No se guardó nada. Puedes enviar el archivo otra vez cuando quieras.
authoring-look-without-file = El archivo ya no está aquí. No se guardó nada; envíalo otra vez, por favor.
authoring-look-without-course = El curso ya no está aquí, o no lo está su versión más reciente. No se guardó nada.
authoring-look-failed = Algo salió mal por mi parte. No se guardó nada, y queda anotado en mi registro. Inténtalo otra vez; si vuelve a pasar, díselo a quien lleva Parley.
authoring-look-none = Ese archivo ya no está aquí. Envíalo otra vez, por favor.
