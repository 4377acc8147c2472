command-course-desk = Un enlace a las páginas de tu grupo
called-course-desk = mesa
command-course-staff = Quién enseña aquí: ver, invitar, quitar
called-course-staff = equipo
command-course-log = Lo que hicieron quienes enseñan aquí, lo último primero
called-course-log = registro

desk-nav-first = Inicio
desk-nav-staff = Equipo
desk-nav-log = Registro
desk-house = Parley
desk-no-course = Para eso tienes que estar en algún curso. Elige uno en tu chat y vuelve.

desk-link = Abrir las páginas de { $where }
desk-link-text = El enlace funciona una vez, en los próximos 15 minutos. Es solo para ti: quien lo abra podrá hacer lo mismo que tú.
desk-link-other = Las de { $where }
desk-to-page = En la web
desk-nowhere = Aquí no hay páginas
desk-nowhere-text = Parley no sirve ninguna dirección web, así que todo lo de tu grupo se hace aquí, en el chat. Quien lleva Parley puede cambiarlo con el ajuste `WEB_BASE_URL`.

## La primera página

desk-first = Todo lo que se puede hacer aquí se puede hacer también en tu chat con Parley. Esta página dice qué espera a quien enseña.
desk-waits = Lo que espera
desk-waits-what = Qué
desk-waits-count = Cuántas
desk-waits-nothing = Ahora mismo no te espera nada.
desk-waits-questions = Preguntas de estudiantes
desk-waits-drafts = Preguntas que hizo un modelo, por revisar
desk-waits-work = Trabajos largos en marcha
desk-lately = Hecho últimamente

## El registro

desk-log = Lo que se hizo aquí
desk-log-text = Aquí está todo lo que alguien cambió en su función. Nunca se quita nada.
desk-log-empty = Todavía no se ha hecho nada aquí.
desk-log-older = Anteriores
desk-log-all = El registro entero
desk-log-when = Cuándo
desk-log-who = Quién
desk-log-what = Qué
desk-log-subject = De qué
desk-log-details = Más
desk-log-operator = Quien lleva Parley
desk-log-gone = Alguien que ya no está

## El equipo

desk-staff = Quién enseña: { $where }
desk-staff-empty = Nadie todavía. Invita a alguien: con el código que le des encontrará todo lo que necesita.
desk-staff-platform = Quien administra un servidor o un grupo, o tiene su rol de equipo, puede hacer lo mismo sin invitación, y aparece aquí en cuanto hace algo. Esos derechos se quitan donde se dieron.
desk-staff-name = Nombre
desk-staff-how = Función
desk-staff-seen = Última vez aquí
desk-staff-gone = Nadie le dio aquí esa función, o ya no la tiene. Lo que un servidor o un grupo hace de alguien se cambia allí.
desk-nameless = Alguien sin nombre
desk-role-instructor = docente
desk-role-admin = responsable
desk-role-operator = operador
desk-role-learner = estudiante
desk-how-granted = { $role }, por invitación
desk-how-platform = { $role }, por la propia comunidad
desk-invite = Invitar a alguien
desk-invite-role = Como qué
desk-invite-instructor = Invitar como docente
desk-invite-admin = Invitar como responsable
desk-invites = Invitaciones abiertas
desk-invite-open = Invitación como { $role }, de { $by }, hasta el { $day }
desk-invited = Dale esto a una persona: con ello también enseña en { $where }. Funciona una vez, durante siete días, y se muestra solo ahora. Tiene que enviarlo a Parley, dondequiera que hable con él:
desk-invited-links = O puede seguir uno de estos enlaces:
desk-withdraw = Retirarla
desk-withdrawn = Esa invitación ya no vale.
desk-removals = Quitar
desk-remove = Quitar a { $name }
desk-remove-ask = { $name } ya no podrá hacer nada aquí como quien enseña. Lo que hizo se queda. Se le puede invitar de nuevo en cualquier momento.
desk-keep = Dejarlo así
desk-removed = { $name } ya no está en el equipo. Si el servidor o el grupo mismo le da esa función, se cambia allí.
desk-last-admin = Eres la única persona responsable aquí: sin ti, nadie podría decir quién enseña. Haz antes responsable a otra persona.
desk-to-staff = Quién enseña aquí
desk-joined = Ahora enseñas en { $where }
desk-joined-text = Allí eres { $role }. Todo empieza con { $command }, que te da un enlace a las páginas.
desk-already = Ya eres { $role } en { $where }, así que he dejado el código como estaba: sigue valiendo para otra persona.
desk-code-none = No conozco ese código. Míralo otra vez, signo por signo; si sigue sin funcionar, pide otro.
desk-code-used = Ese código ya se usó. Cada uno vale para una persona: pide otro.
desk-code-expired = Ese código ha caducado; cada uno vale siete días. Pide otro.
desk-detail-title = título
desk-detail-name = quién
desk-detail-course = curso
desk-detail-challenge = reto
desk-detail-kind = tipo
desk-detail-what = qué
desk-detail-to = a
desk-detail-role = como
desk-detail-version = versión
desk-detail-number = número
desk-detail-count = cuántas
desk-detail-made = hechas
desk-detail-right = ahora bien
desk-detail-wrong = ahora mal
desk-detail-format = formato
desk-detail-source = de
desk-detail-due = para
desk-detail-dial = ajuste
desk-detail-reason = porque
