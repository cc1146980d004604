-- As many pictures of one terminal are kept of a day there.
alter table snapshot_rule add column most_per_day int not null default 2000;
