command-join = Entra en un grupo con el código que te dieron
command-join-code = El código del grupo, como XXXXX-XXXXX
command-due = Lo pendiente en tus grupos, y para cuándo
called-join = entrar
called-join-code = código
called-due = pendiente

joining-how = El código de un grupo lo da quien enseña en él. Es como XXXXX-XXXXX.
joining-ask-code = Código del grupo
joining-take-code = Buscarlo
joining-enter-code = Escribir un código
joining-unknown = No conozco ningún grupo con ese código. Puede que tenga una errata, o que desde entonces haya otro más nuevo.
joining-over = El grupo { $title } terminó, así que ya no entra nadie. Pide a quien te enseña el código del que sigue ahora.
joining-too-many = Fueron unos cuantos códigos que no conozco. Prueba otra vez en { $time }, y mientras tanto pide el código a quien te enseña.
joining-gone = Esa invitación ya no vale: el grupo terminó, o tiene un código nuevo. Pídelo a quien te enseña.
joining-not-in-it = Ya no estás en ese grupo. /pendiente muestra en cuáles estás.
joining-name-unfit = Ese nombre no gustaría a otras personas. Elige otro.

joining-course = Curso
joining-place = Se enseña en
joining-offer = Este grupo hace un curso en común. Puedes dejarlo cuando quieras, y todo lo que aprendas sigue siendo tuyo.
joining-seen = Quienes enseñan en un grupo ven allí tu nombre, tu progreso, tus respuestas, y cuántas veces tuviste ayuda y explicaste algo. No ven lo que hablas con la tutoría ni tu propio material de estudio.
joining-join-as = Entrar como { $name }
joining-other-name = Con otro nombre
joining-name-text = ¿Cómo te llamarás en { $title }?
joining-ask-name = Tu nombre en el grupo, de { $most } caracteres como mucho
joining-join = Entrar
joining-joined = Estás en { $title }
joining-joined-text = Allí te llamas { $name }. /pendiente muestra lo que hay que hacer y para cuándo.
joining-begin = Empezar el curso
joining-see-due = Lo pendiente
joining-board = La clasificación del grupo
joining-by-role = { $count ->
    [one] Ahora estás en un grupo de aquí, porque tienes su rol.
   *[other] Ahora estás en { $count } grupos de aquí, porque tienes sus roles.
}
joining-leave-how = /pendiente muestra lo que hay que hacer allí, y te deja salir.

joining-leave = { $several ->
    [yes] Dejar { $title }
   *[no] Dejar el grupo
}
joining-leave-text = Si lo dejas, sus docentes no ven nada nuevo de ti, y nada de él queda pendiente para ti. Todo lo que has aprendido sigue siendo tuyo, y con el código puedes volver.
joining-leave-yes = Dejarlo
joining-leave-no = Quedarme
joining-left = Ya no estás en { $title }. Lo que has aprendido es tuyo, y puedes seguir por tu cuenta.
joining-go-on = Seguir aprendiendo

joining-in-none = No estás en ningún grupo, así que no hay nada pendiente. Si te dieron el código de uno, escríbelo aquí.
joining-progress = Hecho
joining-nothing-due = Aquí todavía no hay nada que hacer.
joining-due-by = { $date } · { $state }
joining-due-later = { $said } (una fecha posterior para ti)
joining-gone-is-fine = no tienes que hacer nada
joining-zone = No me has dicho dónde estás, así que estas horas son las de { $zone }. Con /ajustes tienes las tuyas.

joining-reminder = Sigue pendiente en { $cohort }: { $title }, para { $date }. Escribe /pendiente cuando te apetezca, y te lleva allí.
joining-reminder-off = Puedes desactivar los recordatorios con /privacidad.

purpose-reminders = Recordatorios
purpose-reminders-about = Un día y tres horas antes de la fecha de algo de tu grupo que sigue pendiente, te escribo, nunca de noche. Si dices que no, no lo hago; /pendiente lo muestra igualmente.
purpose-reminders-called = recordatorios
