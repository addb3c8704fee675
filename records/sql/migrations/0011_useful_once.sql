-- Whether a letter was of use counts once: under a mark that stands in that letter, and nowhere else.

create table useful_mark (mark text primary key);
comment on table useful_mark is
    'What was counted under. A mark is drawn when a letter is written, and is kept with neither letter nor person nor answer, '
    'nor with a moment that would tell.';
grant select, insert on useful_mark to leerreis_app;
