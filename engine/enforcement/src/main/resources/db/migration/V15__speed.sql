-- SPDX-License-Identifier: Apache-2.0
-- What a case's file and thousands of assessments a second need to be found by.

create index audit_log_subject on audit_log (subject);
create index decisions_by_rules on decisions (ruleset, delivered_at) where origin = 'RULE';
create index decisions_not_over on decisions (ends_at) where state = 'STANDING' and measure <> 'NOTICE';
create index decisions_to_publish on decisions (delivered_at, id) where measure <> 'NOTICE';
create index public_statements_by_time on public_statements (written_at);
