-- Time between two pairs, what leave costs the balance, and overtime by tier (OT1=60 OT2=30).
alter table day_result add column meal smallint not null default 0;
alter table day_result add column balance_charge smallint not null default 0;
alter table day_result add column tiers varchar(500) not null default '';
