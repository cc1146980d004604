-- Why a subscription was not made, by a code that readers have words for; empty for what was kept before.
alter table subscription add column failure_code varchar(80) default '' not null;
