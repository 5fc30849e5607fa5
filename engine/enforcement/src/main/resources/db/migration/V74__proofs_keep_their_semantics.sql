-- SPDX-License-Identifier: Apache-2.0
-- In which way the program read rules that ran a version's worked cases, and that began a term of it. What is there takes
-- the number that its approval has, and otherwise the oldest: whoever cannot say how it was read has to show it anew.

alter table ruleset_cases add column semantics integer not null default 1 check (semantics > 0);
alter table ruleset_cases alter column semantics set default semantics_of_the_session();

alter table ruleset_terms add column semantics integer not null default 1 check (semantics > 0);
update ruleset_terms t set semantics = a.number from (
    select ruleset, report, max(semantics) as number from ruleset_approvals group by ruleset, report) a
    where a.ruleset = t.ruleset and a.report = t.report;
alter table ruleset_terms alter column semantics set default semantics_of_the_session();
