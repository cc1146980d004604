-- Which biometrics are taken; a kind without a row is off.
create table biometric_rule (
    org_id ${id} not null,
    kind varchar(12) not null,
    is_on boolean not null,
    keeps_samples boolean not null,
    version bigint not null,
    constraint biometric_rule_key primary key (org_id, kind)
);

-- Every edition of the words that people agree to.
create table consent_wording (
    org_id ${id} not null,
    edition int not null,
    text_zh ${text} not null,
    text_en ${text} not null,
    written_at bigint not null,
    written_by varchar(200) not null,
    constraint consent_wording_key primary key (org_id, edition)
);

-- Who agreed to what. live is person and kind while it holds and otherwise the row's own id, so that one holds at a time.
create table biometric_consent (
    org_id ${id} not null,
    id ${id} not null,
    person_id ${id} not null,
    kind varchar(12) not null,
    live varchar(60) not null,
    wording int not null,
    given_at bigint not null,
    recorded_by varchar(200) not null,
    ended_at bigint,
    ended_by varchar(200),
    ended_why varchar(500),
    constraint biometric_consent_key primary key (org_id, id),
    constraint biometric_consent_live unique (org_id, live),
    constraint biometric_consent_person foreign key (org_id, person_id) references employee (org_id, id)
);
create index biometric_consent_of on biometric_consent (org_id, person_id);

-- How each was taken; its life is its credential's.
create table biometric (
    org_id ${id} not null,
    credential_id ${id} not null,
    person_id ${id} not null,
    kind varchar(12) not null,
    slot int not null,
    family varchar(20) not null,
    family_version varchar(40) not null,
    quality int,
    terminal_id varchar(36) not null,
    taken_at bigint not null,
    taken_by varchar(200) not null,
    constraint biometric_key primary key (org_id, credential_id),
    constraint biometric_credential foreign key (org_id, credential_id) references credential (org_id, id)
);
create index biometric_person on biometric (org_id, person_id);

-- A key for each person and kind, sealed with the installation's. Without it the samples below are noise.
create table sample_key (
    org_id ${id} not null,
    person_id ${id} not null,
    kind varchar(12) not null,
    sealed ${bytes} not null,
    constraint sample_key_key primary key (org_id, person_id, kind)
);

-- Samples sealed with the person's key, and by what they are recognised, which takes the key too. sample is empty once forgotten.
create table biometric_sample (
    org_id ${id} not null,
    credential_id ${id} not null,
    person_id ${id} not null,
    kind varchar(12) not null,
    digest ${hash} not null,
    is_whole boolean not null,
    sample ${blob},
    constraint biometric_sample_key primary key (org_id, credential_id)
);
create index biometric_sample_person on biometric_sample (org_id, person_id);

-- Families of samples that a terminal can be given.
alter table terminal_list add column families varchar(200) not null default '';
