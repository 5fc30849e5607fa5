// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole explanation of a decision to the person it is about.
 *
 * @param found what spoke against the account, strongest first
 * @param people what people here found and wrote down, in their words
 * @param favour what spoke for it
 * @param points how they add up
 * @param changes what would have changed the result
 * @param notUsed what played no part
 * @param milder why nothing milder would do; null where a rule decided
 * @param rest the other parts of the statement of reasons
 * @param mayAppeal whether an appeal can be made now
 * @param path the address of the notice
 */
public record WhyView(
        PageView page,
        List<Factor> found,
        List<String> people,
        List<String> favour,
        EvidenceView points,
        List<String> changes,
        List<String> notUsed,
        @Nullable String milder,
        List<Block> rest,
        boolean mayAppeal,
        String path) {
    public WhyView {
        found = List.copyOf(found);
        people = List.copyOf(people);
        favour = List.copyOf(favour);
        changes = List.copyOf(changes);
        notUsed = List.copyOf(notUsed);
        rest = List.copyOf(rest);
    }

    /** One piece of evidence against the account. */
    public record Factor(String saw, String matters, String innocent, String points) {}

    /** A part of the statement of reasons. */
    public record Block(String heading, List<String> paragraphs) {
        public Block {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
