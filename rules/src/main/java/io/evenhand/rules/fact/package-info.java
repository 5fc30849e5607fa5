// SPDX-License-Identifier: Apache-2.0
/** What a rule may look at and what it may say: one flat fact, one list of reason codes, one collector of proposals. */
package io.evenhand.rules.fact;
