-- SPDX-License-Identifier: Apache-2.0
-- A proposal is about the evidence that its proposer read; one from before rests on whatever the case rests on.

alter table proposals add column assessment text;
