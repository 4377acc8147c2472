"""A PostgreSQL of our own: started when first needed, shared by the processes of one data folder, stopped after the last.

    async with embedded_postgres(data_dir) as server:      # from bot.postgres.embedded
        engine = create_async_engine(server.dsn)

In `<data_dir>/postgres` lie `18/` (the cluster), `server.log`, and two lock files that are never deleted:

`holders.lock`  each process that uses the server holds a *shared* flock, from before it looks until it leaves.
`watcher.lock`  one watcher (`python -m bot.postgres.watch`) holds an *exclusive* flock for as long as it lives.

The kernel frees both at a process's death, whatever killed it, so that nothing has to be tidied and no pid is trusted.

1. A process takes `holders.lock` shared. It waits here only while a watcher is stopping the server (see 4).
2. If `watcher.lock` is free it starts a watcher, in a session of its own, where a Ctrl-C of the terminal never comes.
   Of several started at once one gets the lock and the others go. The watcher begins a cluster if there is none,
   adopts a PostgreSQL that runs in this very folder (its own watcher was killed) or else starts one.
3. The process waits until `postmaster.pid` says "ready" and the socket in it answers; a watcher that fails says why.
4. The watcher blocks on `holders.lock` *exclusive*. It gets it in the instant when the last holder left or died, stops
   PostgreSQL, frees `watcher.lock`, then `holders.lock`. Who comes meanwhile waits at 1 and then starts anew.
5. Who leaves as the last one waits until `watcher.lock` is free: in a container the end of the first process is
   the end of all, and PostgreSQL should have closed its files by then.

A PostgreSQL that dies while it is used is started again by the watcher. Whether a pid is ours is told by its working
folder, which for PostgreSQL is the cluster: start times shift when a clock is set, as on machines that boot without one.

The package is silent on import, and so is this module: the watcher passes here and should be quick.
"""
