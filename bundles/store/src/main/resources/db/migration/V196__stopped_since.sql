-- Since when a credential is not to be let in, through whatever states; null while it is.
alter table credential add column stopped_at bigint;

update credential set stopped_at = moved_at where state not in ('ISSUED', 'ACTIVE');
