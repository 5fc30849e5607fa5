// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.cases;

import io.evenhand.contract.decision.Decision;
import io.evenhand.enforcement.ledger.DecisionState;

/**
 * One decision in a file.
 *
 * @param inForce whether it restricts right now
 * @param withheld whether an allow entry keeps it from restricting
 * @param noticeLink the address of its notice
 */
public record DecisionLine(
        Decision decision, DecisionState state, boolean inForce, boolean withheld, String noticeLink) {}
