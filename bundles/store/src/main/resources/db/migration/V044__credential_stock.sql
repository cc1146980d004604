-- Cards that are nobody's yet. What becomes of one is read from the credential of the same number issued after shelved_at.
create table card_stock_batch (
    org_id ${id} not null,
    id ${id} not null,
    name varchar(100) not null,
    technology varchar(12) not null,
    site_id ${id},
    received_on date not null,
    reorder_level int not null,
    printed_prefix varchar(20) not null,
    printed_digits int not null,
    printed_next bigint not null,
    version bigint not null,
    constraint card_stock_batch_key primary key (org_id, id)
);

create table card_stock (
    org_id ${id} not null,
    id ${id} not null,
    batch_id ${id} not null,
    identifier ${bytes} not null,
    exact_hash ${hash} not null,
    number_hash ${hash} not null,
    state varchar(12) not null,
    shelved_at bigint not null,
    note varchar(300) not null,
    version bigint not null,
    constraint card_stock_key primary key (org_id, id),
    constraint card_stock_number_key unique (org_id, number_hash),
    constraint card_stock_of foreign key (org_id, batch_id) references card_stock_batch (org_id, id)
);
create index card_stock_free on card_stock (org_id, state, id);

-- How the company's cards are written. Facility codes are between commas.
create table card_type (
    org_id ${id} not null,
    id ${id} not null,
    name varchar(100) not null,
    format varchar(30) not null,
    technology varchar(12) not null,
    facilities varchar(1000) not null,
    version bigint not null,
    constraint card_type_key primary key (org_id, id)
);
