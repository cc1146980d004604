-- Robots of chat groups: their address lets anybody speak in the group. `url` is what may be shown of it.

alter table webhook add column dialect varchar(10) not null default 'SIGNED';
alter table webhook add column address ${bytes};
