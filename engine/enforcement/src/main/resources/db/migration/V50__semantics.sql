-- SPDX-License-Identifier: Apache-2.0
-- In which way the program that wrote a row reads rules, beside the version of the rules. What is there was written before
-- the number was kept; a program says its number at the start of its session, and one that does not is as old as that.

alter table verdicts add column semantics integer not null default 1 check (semantics > 0);
alter table decisions add column semantics integer not null default 1 check (semantics > 0);
alter table ruleset_reports add column semantics integer not null default 1 check (semantics > 0);
alter table ruleset_approvals add column semantics integer not null default 1 check (semantics > 0);

create function semantics_of_the_session() returns integer language sql stable as $$
    select coalesce(nullif(current_setting('evenhand.semantics', true), '')::integer, 1)
$$;

alter table verdicts alter column semantics set default semantics_of_the_session();
alter table decisions alter column semantics set default semantics_of_the_session();
alter table ruleset_reports alter column semantics set default semantics_of_the_session();
alter table ruleset_approvals alter column semantics set default semantics_of_the_session();
