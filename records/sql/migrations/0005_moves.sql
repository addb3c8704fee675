-- What L&D said of the rows of its list: of the last ones, how many were right.

create index event_on_the_list on event (recorded desc, journey desc, position desc) include (kind)
    where kind in ('picked-up', 'row-corrected');
comment on index event_on_the_list is 'By when it was said, and by nobody: no one is counted here.';
