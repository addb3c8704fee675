"""The post: what arrives, on a real mail server and a real PostgreSQL, with the clock in the test's hands."""
