-- What a credential is good for, whether it was lent, when it was first usable and when it came into its state.
alter table credential add column lent boolean not null default false;
alter table credential add column uses varchar(60) not null default 'ACCESS,ATTENDANCE,DATA_CAPTURE,IDENTITY';
alter table credential add column activated_at bigint not null default 9223372036854775807;
alter table credential add column moved_at bigint not null default 0;
update credential set activated_at = issued_at where state <> 'ISSUED';
update credential set moved_at = issued_at;
create index credential_end on credential (org_id, valid_until);
create index credential_state on credential (org_id, state, moved_at);

-- The right to do everything at the desk is several now; who had it keeps them all.
update own_role
    set permissions = permissions || ' credential.activate credential.freeze credential.issue credential.resume'
    where permissions like '%credential.write%';
