// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision in plain words, the same for the account holder and for whoever reviews it.
 *
 * @param id the decision's name
 * @param headline what is decided, as one sentence without a full stop
 * @param changes what is different now
 * @param works what goes on as before
 * @param since when it began
 * @param until when it ends by itself, or null for a termination
 * @param facts why, strongest first
 * @param inFavour what was counted in the person's favour; may be empty
 * @param notUsed what played no part
 * @param ground the clause of the terms
 * @param how what software did and what people did
 * @param redress how to appeal
 */
public record DecisionView(
        String id,
        String headline,
        List<String> changes,
        List<String> works,
        TimeView since,
        @Nullable TimeView until,
        List<String> facts,
        List<String> inFavour,
        List<String> notUsed,
        String ground,
        String how,
        String redress) {}
