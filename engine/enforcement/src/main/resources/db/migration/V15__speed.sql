-- SPDX-License-Identifier: Apache-2.0
-- What a case's file and thousands of assessments a second need to be found by.

create index audit_log_subject on audit_log (subject);
create index decisions_by_rules on decisions (ruleset, delivered_at) where origin = 'RULE';
