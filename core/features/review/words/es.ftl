command-review = Lo que toca recordar, antes de que se olvide
called-review = repaso

review-over = Repasado
review-result = { $right } de { $answered } seguían ahí. Cada cosa vuelve cuando está por borrarse, antes si costó.
review-none = Esta vez no respondiste ninguna. Siguen pendientes.
review-clear = Nada que repasar por ahora
review-nothing-due = Lo próximo vuelve { $when }.
review-nothing-met = Lo que respondes en lecciones y cuestionarios vuelve aquí un día o más después, justo antes de que lo olvides.
review-learn = Siguiente lección
review-quiz = Un cuestionario
