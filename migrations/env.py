"""Alembic's environment: migrates the database whose connection the caller hands over."""

from alembic import context

from core.store.tables import Table


def run() -> None:
    """Migrate online over `config.attributes["connection"]`."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Table.metadata,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
