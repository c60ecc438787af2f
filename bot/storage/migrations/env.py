"""Alembic's entry: runs on the engine that `Database.migrate` hands over."""

from alembic import context

from bot.storage.tables import metadata

engine = context.config.attributes["engine"]
with engine.connect() as connection:
    # Batch mode: SQLite changes a table by making it anew.
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
