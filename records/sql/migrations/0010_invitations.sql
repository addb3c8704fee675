-- Invitations: a message of the outbox says which place in a diary it is about.

alter table post add column talk_on date;
alter table post add column talk_starts time;
alter table post add column talk_minutes smallint check (talk_minutes > 0);
alter table post add column sequence smallint check (sequence >= 0);
alter table post add check (num_nulls(talk_on, talk_minutes, sequence) in (0, 3));
comment on column post.talk_on is 'Of an invitation, or of a talk that is called off: the day on which it was planned.';
comment on column post.talk_starts is 'The hour on the organisation''s own wall; none: at no hour in particular.';
comment on column post.sequence is 'How many messages about this talk the person had before this one (SEQUENCE of RFC 5545).';
create index post_of_talk on post (person, journey, expectation) where sequence is not null;
