-- What was replaced by what, why, by whom, and what it costs; and the batches in which it was asked for.
create table card_replacement (
    org_id ${id} not null,
    id ${id} not null,
    holder_id ${id} not null,
    old_id ${id} not null,
    next_id ${id} not null,
    old_number varchar(200) not null,
    next_number varchar(200) not null,
    reason varchar(16) not null,
    note varchar(500) not null,
    fee_cents bigint not null,
    fee_currency varchar(3) not null,
    fee_state varchar(10) not null,
    fee_by varchar(200) not null,
    fee_why varchar(500) not null,
    operator varchar(200) not null,
    made_at bigint not null,
    batch_id ${id},
    version bigint not null,
    constraint card_replacement_key primary key (org_id, id),
    constraint card_replacement_next_key unique (org_id, next_id),
    constraint card_replacement_holder foreign key (org_id, holder_id) references employee (org_id, id)
);
create index card_replacement_old on card_replacement (org_id, old_id);
create index card_replacement_time on card_replacement (org_id, made_at);

create table card_batch (
    org_id ${id} not null,
    id ${id} not null,
    operator varchar(200) not null,
    made_at bigint not null,
    constraint card_batch_key primary key (org_id, id)
);

-- What is asked for names cards: it is sealed.
create table card_batch_line (
    org_id ${id} not null,
    batch_id ${id} not null,
    line_number int not null,
    wish ${bytes} not null,
    state varchar(8) not null,
    code varchar(60) not null,
    detail varchar(400) not null,
    replacement_id ${id},
    constraint card_batch_line_key primary key (org_id, batch_id, line_number),
    constraint card_batch_line_of foreign key (org_id, batch_id) references card_batch (org_id, id)
);

create table card_fee_rule (
    org_id ${id} not null,
    id ${id} not null,
    reason varchar(16) not null,
    site_id varchar(36) not null,
    from_count int not null,
    months int not null,
    cents bigint not null,
    currency varchar(3) not null,
    version bigint not null,
    constraint card_fee_rule_key primary key (org_id, id)
);
