"""Whether it is there: what others notice, and how sure the learner is."""
