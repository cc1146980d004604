-- What a terminal's clock follows: its zone, or UTC. With it the log itself says by how much a clock was off. Until now
-- whatever was kept followed its zone.
alter table punch_manner add column clock_rules varchar(60) default '' not null;
update punch_manner set clock_rules = zone;
