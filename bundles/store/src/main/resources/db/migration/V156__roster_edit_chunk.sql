-- An edit of many cells is kept in chunks: a text of Derby ends after 32,672 characters.
alter table roster_edit add column chunk int not null default 0;
alter table roster_edit drop constraint roster_edit_key;
alter table roster_edit add constraint roster_edit_key primary key (org_id, id, chunk);
