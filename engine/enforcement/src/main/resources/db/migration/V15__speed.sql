-- SPDX-License-Identifier: Apache-2.0
-- What a case's file, a million cases and thousands of assessments a second need to be found by.

create index audit_log_subject on audit_log (subject);
create index decisions_of_account on decisions (account, starts_at desc);
create index decisions_of_case on decisions (case_id);
create index decisions_by_rules on decisions (ruleset, delivered_at) where origin = 'RULE';
create index decisions_follow on decisions (follows) where follows is not null;
create index decisions_replaced_by on decisions (replaced_by) where replaced_by is not null;
create index letters_of_account on letters (account);
