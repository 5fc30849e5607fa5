-- SPDX-License-Identifier: Apache-2.0
-- Assessments that could not be handled although the database was well: where they lie in the log, so that somebody
-- can look and nothing behind them waits.
create table set_aside (
    topic    text not null,
    part     integer not null,
    position bigint not null,
    reason   text not null,
    at       timestamptz not null default now(),
    primary key (topic, part, position)
);
