-- SPDX-License-Identifier: Apache-2.0
-- Who is signed in at the desk, so that any casework process knows it. Of what the browser holds a digest only: who
-- reads this table cannot become anybody in it.

create table staff_sessions (
    digest  text primary key check (digest ~ '^[0-9a-f]{64}$'),
    name    text not null check (length(name) between 1 and 64),
    role    text not null check (length(role) between 1 and 64),
    began   timestamptz not null,
    last_at timestamptz not null,
    constraint seen_after_it_began check (last_at >= began)
);
create index staff_sessions_began on staff_sessions (began);
