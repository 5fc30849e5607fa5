-- SPDX-License-Identifier: Apache-2.0
-- What is published is counted again from the ledger at any time, also after the rows were forgotten: so what is left of a
-- forgotten decision or appeal is what the numbers count, and nothing else.

alter table past_decisions
    add column grounds   text,
    -- when the case came up, for how long people took; null for what rules decided at once
    add column opened_at timestamptz;
alter table past_appeals
    add column language    text check (language in ('en', 'fr', 'de')),
    -- when the decision had been delivered, for how long people took to appeal
    add column delivered_at timestamptz;
create table past_clocks (
    clock       bigint primary key,
    kind        text not null,
    started_at  timestamptz not null,
    due_at      timestamptz not null,
    met_at      timestamptz,
    breached_at timestamptz
);
create index past_clocks_by_time on past_clocks (started_at);
create index clocks_by_time on clocks (started_at);
