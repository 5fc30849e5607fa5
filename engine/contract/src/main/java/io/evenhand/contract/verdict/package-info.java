// SPDX-License-Identifier: Apache-2.0
/** What a ruleset proposes, given the evidence and the account's standing. */
package io.evenhand.contract.verdict;
