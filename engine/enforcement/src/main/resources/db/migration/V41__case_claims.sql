-- SPDX-License-Identifier: Apache-2.0
-- Who works on a case right now, so that two people do not work on one; a claim ends by itself.

create table case_claims (
    case_id text primary key references cases on delete cascade,
    staff   text not null references staff,
    until   timestamptz not null
);

-- A person's own view comes before they see points; each writes one in a case, and nobody rewrites it.
create unique index one_own_view_for_each_person on case_events (case_id, staff)
    where kind in ('VIEW_BROKEN', 'VIEW_NOT_BROKEN', 'VIEW_UNSURE');
alter table case_events add constraint an_own_view_has_words check (
    kind not in ('VIEW_BROKEN', 'VIEW_NOT_BROKEN', 'VIEW_UNSURE') or (staff is not null and length(words) >= 40));
