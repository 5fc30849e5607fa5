// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * One piece of evidence.
 *
 * @param kind what kind it is, in words
 * @param status whether it was checked, in words; also for one that was withdrawn
 * @param summary what it shows, without points
 * @param facts where it comes from, from when it is, its hash, who checked it
 * @param href where it can be checked; empty for what programs saw
 */
public record CardView(String kind, String status, String summary, List<FactView> facts, String href) {
    public CardView {
        facts = List.copyOf(facts);
    }
}
