"""PostgreSQL and Temporal for one machine: child processes that can be stopped, killed and started again."""
