-- A terminal may write two rows of one person in one second that differ in their key, their method or their work code. The first has
-- nth 0, as every row of before; those that differ from it are counted on.
alter table punch add column nth int default 0 not null;
alter table punch drop constraint punch_identity_key;
alter table punch add constraint punch_identity_key unique (org_id, subject_hash, reading, terminal_number, nth);
