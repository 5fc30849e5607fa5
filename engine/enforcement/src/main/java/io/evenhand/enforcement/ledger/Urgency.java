// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/** Why a measure may take effect without a warning before it; there are no other reasons. */
public enum Urgency {
    /** A law or an authority's order leaves no time. */
    LEGAL_OBLIGATION,
    /** Other people are being harmed now and waiting makes it worse. */
    ONGOING_HARM,
    /** The same conduct began again after a suspension for it. */
    REPEATED_AFTER_SUSPENSION
}
