-- What a change of the roster was when it was read, so that a later one does not undo somebody else's unseen.
alter table roster_change add column version bigint not null default 1;
