"""Tables and the queries that features share. SQLAlchemy is spoken in store modules only."""
