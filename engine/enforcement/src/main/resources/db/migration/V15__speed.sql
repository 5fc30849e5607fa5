-- SPDX-License-Identifier: Apache-2.0
-- What a case's file and a million cases need to be found by.

create index audit_log_subject on audit_log (subject);
