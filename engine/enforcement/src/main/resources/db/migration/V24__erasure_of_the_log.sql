-- SPDX-License-Identifier: Apache-2.0
-- An erasure is done when the log's readers are past the account as well; its last lines go with the log's own time.

alter table erasures
    add column log_at      timestamptz,
    -- the last moment at which a line about the account can lie in the log; null if the log keeps lines for ever
    add column lines_until timestamptz;
update erasures set log_at = done_at where done_at is not null;
alter table erasures add constraint done_when_the_log_is check (done_at is null or log_at is not null);
