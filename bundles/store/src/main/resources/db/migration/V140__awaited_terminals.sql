-- What days wait for: all attendance terminals of a site, with the site's id, or some, with an id made from theirs.
create table day_awaited (
    org_id ${id} not null,
    id ${id} not null,
    site_id ${id} not null,
    terminals ${text} not null,
    constraint day_awaited_key primary key (org_id, id)
);
insert into day_awaited (org_id, id, site_id, terminals) select distinct org_id, site_id, site_id, '' from day_watch;
alter table day_watch add column awaited_id ${id} default '' not null;
update day_watch set awaited_id = site_id;
create index day_watch_awaited on day_watch (org_id, awaited_id, by_clock, moment_at);
