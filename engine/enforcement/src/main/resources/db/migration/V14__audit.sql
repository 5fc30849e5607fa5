-- SPDX-License-Identifier: Apache-2.0
-- Every act with the role it was done in and the purpose it served, signed; every day's last link signed as well.

alter table audit_log
    add column role      text,
    add column purpose   text,
    add column key_id    text,
    add column signature text,
    -- links from before are version 1: their hash does not cover what they lack
    add column version   integer not null default 1 check (version in (1, 2)),
    add constraint an_act_is_whole check (
        version = 1 or (role is not null and purpose is not null and key_id is not null and signature is not null));
alter table audit_log alter column version drop default;

create table audit_heads (
    day       date primary key,
    seq       bigint not null,
    hash      text not null,
    key_id    text not null,
    signature text not null
);
create trigger audit_heads_are_append_only before update or delete on audit_heads
    for each row execute function audit_is_append_only();
