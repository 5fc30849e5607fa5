-- SPDX-License-Identifier: Apache-2.0
-- The program's own cases are run beside whatever somebody sends, and which of them do not count is kept with the reason.
-- What was run before says nothing about them, and is not enough to act on. A report says for how many accounts the
-- version asked for something, so that nobody waits in the shadow for what will not come.

alter table ruleset_cases add column left_out text;
alter table ruleset_reports add column reached bigint check (reached >= 0);
