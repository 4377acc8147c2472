## What the operator sees (core/features/operating)

command-operator-health = Cómo está Parley: base de datos, Redis, sandbox, modelo, colas, procesos, versiones
called-operator-health = salud
command-operator-communities = Qué comunidades hay, de qué tamaño, y cuándo se escribió allí por última vez
called-operator-communities = comunidades
command-operator-spend = Lo que cuestan los modelos, por día, comunidad y clase, frente al presupuesto
called-operator-spend = gasto
command-operator-block = Deja una cuenta sin respuesta, con un motivo; sin nada, muestra las que lo están
command-operator-block-account = PLATAFORMA/ID, como discord/1234
command-operator-block-reason = Por qué; queda entre quienes llevan Parley
called-operator-block = bloquear
called-operator-block-account = cuenta
called-operator-block-reason = motivo
command-operator-switch = Apaga el modelo o el sandbox, o vuelve a encenderlo; sin nada, muestra cómo están
command-operator-switch-what = modelo o sandbox
command-operator-switch-to = encendido o apagado
command-operator-switch-reason = Por qué, para quien lo mire luego
called-operator-switch = interruptor
called-operator-switch-what = qué
called-operator-switch-to = estado
called-operator-switch-reason = motivo

operating-health = Cómo está Parley
operating-look-again = Mirar otra vez
operating-database = Base de datos
operating-database-is = PostgreSQL { $version }, responde en { $took } ms, { $size } MiB
operating-redis = Redis
operating-redis-is = { $state ->
    [on] responde
    [away] no responde: cada proceso cuenta y recuerda por su lado
   *[none] no hay ninguno
}
operating-sandbox = Sandbox
operating-sandbox-is = { $state ->
    [well] ejecuta programas
    [off] apagado
   *[away] no ejecuta programas: { $note }
}
operating-model = Modelo
operating-model-is = { $state ->
    [on] { $name }
    [off] { $name }, apagado
   *[none] no hay ninguno
}
operating-made = Sus mensajes del último día
operating-made-are = { $made }, { $unfit } de ellos sin mostrar
operating-answered = Respondió por última vez
operating-queues = Lo que espera
operating-queues-are = por enviar: { $outbox } · por responder: { $unfinished } · tareas largas: { $jobs } · preguntas a personas: { $questions }
operating-oldest = Lo más antiguo llegó
operating-workers = Procesos
operating-versions = Versiones
operating-versions-are = Parley { $parley }, forma de la base { $form }, Python { $python }

operating-communities = Comunidades
operating-communities-about = Se cuentan quienes escribieron allí en los últimos 30 días, o están en un grupo suyo.
operating-communities-none = Todavía no hay ninguna.
operating-community = { $left ->
    [yes] **{ $name }** ({ $id }), donde ya no estoy. Personas: { $people }. Grupos: { $classes }. Último mensaje: { $last }
   *[no] **{ $name }** ({ $id }). Personas: { $people }. Grupos: { $classes }. Último mensaje: { $last }
}
operating-not-lately = ninguno en los últimos 30 días

operating-spend = Lo que cuestan los modelos
operating-spend-about = Los últimos { $days } días. El dinero sale de los precios que están puestos; sin precios es 0. Los días son los de UTC.
operating-in-all = En total
operating-budget = Presupuesto para todas las personas
operating-tokens-a-day = { $count } tokens al día
operating-tokens = { $count } tokens
operating-tokens-money = { $count } tokens, { $money }
operating-by-community = Por comunidad
operating-by-kind = Por clase
operating-outside = fuera de todas
operating-cost-of = { $name }: { $amount }
operating-bars = Tokens al día
operating-bars-day = { $day }: { $count } tokens
operating-bars-alt = Una barra por cada uno de los últimos { $days } días, { $over } de ellas por encima del presupuesto del día. { $listed }.
operating-bars-nothing = No se usó nada

operating-switches = Interruptores
operating-switches-about = Lo que se apaga queda apagado en todos los procesos en unos segundos; lo que está en marcha se deja. A quien aprende se le dice con amabilidad, y no pierde nada suyo.
operating-is-on = encendido
operating-is-off = apagado desde { $since }: { $reason }
operating-no-reason = sin motivo escrito
operating-turn-model = { $to ->
    [on] Encender el modelo
   *[off] Apagar el modelo
}
operating-turn-sandbox = { $to ->
    [on] Encender el sandbox
   *[off] Apagar el sandbox
}
operating-called-model = modelo
operating-called-sandbox = sandbox
operating-called-on = encendido
operating-called-off = apagado
operating-switch-unknown = No conozco «{ $given }» aquí. Es /operador interruptor modelo apagado, o sandbox, o encendido.

operating-accounts = Cuentas bloqueadas
operating-accounts-about = Sus mensajes no reciben respuesta, en ninguna de sus plataformas. Siguen pudiendo llevarse y borrar lo que es suyo.
operating-accounts-none = No hay ninguna cuenta bloqueada.
operating-account = **{ $name }** ({ $accounts }), desde { $since }: { $reason }
operating-account-field = Cuenta, como PLATAFORMA/ID
operating-unblock = Volver a responder a { $name }
operating-block = ¿Bloquear a { $name }?
operating-block-text = { $account } y las demás cuentas de la misma persona dejan de recibir respuesta. Se le dice una vez, con lo que puede hacer; tu motivo queda entre quienes llevan Parley.
operating-reason = Por qué
operating-block-submit = Bloquear
operating-blocked = { $name } queda sin respuesta
operating-blocked-text = { $account } ya no recibe respuesta, ni ninguna otra cuenta suya.
operating-unblocked = { $name } vuelve a recibir respuesta
operating-no-account = No conozco una cuenta «{ $given }». Es PLATAFORMA/ID, como discord/1234, de alguien que me haya escrito.
operating-is-blocked = { $account } ya está sin respuesta.
operating-is-not-blocked = Esa cuenta ya no está bloqueada.
operating-not-an-operator = A quien lleva Parley no se le puede bloquear.
operating-no-reason-given = Escribe por qué, en unas palabras: ayuda a quien lo mire luego.
operating-you-are-blocked = Tu cuenta queda sin respuesta por ahora
operating-you-are-blocked-text = Quien lleva Parley aquí ha decidido que por ahora no responda a tus mensajes. Con /privacidad sigues pudiendo llevarte todo lo que es tuyo, o pedir que se borre. Si crees que es por una confusión, pregunta a quien lleva Parley aquí.

operating-column-name = Nombre
operating-column-id = Id
operating-column-people = Personas
operating-column-classes = Grupos
operating-column-last = Última vez
operating-column-messages = Mensajes
operating-column-tokens = Tokens
operating-column-money = Dinero
act-switch = usó un interruptor
act-block = bloqueó una cuenta
act-unblock = volvió a responder a una cuenta
