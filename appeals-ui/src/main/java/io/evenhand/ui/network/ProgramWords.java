// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.network;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.view.Clauses;
import io.evenhand.ui.view.Clauses.Shape;
import java.util.List;

/** What speaks against a measure, and whom one would hit, as it was kept beside the measure. */
final class ProgramWords {
    private static final List<Shape> SHAPES = List.of(
            Shape.of(
                    "a /([0-9]+) is wider than the /([0-9]+) that people may propose: ([0-9,]+) addresses",
                    "network.fault.wide",
                    "length",
                    "most",
                    "addresses"),
            Shape.of(
                    "a /([0-9]+) is wider than the /([0-9]+) that programs may propose: ([0-9,]+) addresses",
                    "network.fault.wide_program",
                    "length",
                    "most",
                    "addresses"),
            Shape.of("a measure lasts from 1 to 72 hours", "network.fault.hours"),
            Shape.of("say why in 20 to 2,000 characters", "network.fault.words"),
            Shape.of("it reaches into (.+) addresses \\((.+)\\)", "network.fault.special", "name", "source"),
            Shape.of("it reaches into a network that nothing is ever refused from", "network.fault.never"),
            Shape.of(
                    "an own or trusted proxy lies inside: everybody behind it would be refused", "network.fault.proxy"),
            Shape.of("it would override allow entries of (.+) accounts", "network.fault.allowed", "count"),
            Shape.of("only leads and administrators .+ measures against networks", "network.fault.role"),
            Shape.of("there is no such proposal to agree to", "network.fault.gone"),
            Shape.of("there is no such measure to end", "network.fault.ended"),
            Shape.of("somebody else spoke about it in between: please read it again", "network.fault.between"),
            Shape.of("the second word is another person's", "network.fault.same_person"),
            Shape.of("not an address or a prefix such as 198\\.51\\.100\\.0/24", "network.fault.unreadable"),
            Shape.of("a mapped IPv4 prefix has ([0-9]+) bits at least", "network.fault.mapped", "bits"),
            Shape.of("a prefix of this family has at most ([0-9]+) bits", "network.fault.bits", "bits"),
            Shape.of("a prefix does not cover a whole address family", "network.fault.whole"),
            Shape.of(
                    "bits are set after the prefix: did you mean (\\S+) \\(([0-9,]+) addresses\\) or (\\S+)\\?",
                    "network.fault.meant",
                    "prefix",
                    "addresses",
                    "address"),
            Shape.of("after the slash stands a number of bits without leading zeros", "network.fault.slash"),
            Shape.of("an AS number lies between 1 and 4294967295", "network.fault.asn"),
            Shape.of(
                    "covers ([0-9,]+) announced IPv4 addresses and ([0-9,]+) IPv6 /64s",
                    "network.kept.covers",
                    "four",
                    "six"),
            Shape.of("accounts seen: (.+)", "network.kept.accounts", "count"),
            Shape.of("accounts seen, at most: (.+)", "network.kept.accounts_most", "count"),
            Shape.of("without any evidence against them: not shown", "network.kept.clean_hidden"),
            Shape.of("without any evidence against them: (.+)", "network.kept.clean", "count"),
            Shape.of("allow entries overridden: (.+)", "network.kept.allowed", "count"),
            Shape.of("on unknown networks: (.+)", "network.kept.unknown", "count"),
            Shape.of("on ([a-z_-]+) networks: (.+)", "network.kept.category", "category", "count"),
            Shape.of("systems in the /([0-9]+): ([0-9,]+)", "network.kept.width", "length", "n"),
            Shape.of("since (\\S+)T\\S+, data (.+)", "network.kept.since", "day", "data"));

    private ProgramWords() {}

    static Clauses in(Phrasebook words) {
        return new Clauses(words, SHAPES);
    }
}
