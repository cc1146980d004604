-- As V034: a page of punches is looked up by some thousand keys at once.
create index credential_search_by_key on credential_search (key_hash, org_id, credential_id);
create index credential_by_id on credential (id, org_id);
