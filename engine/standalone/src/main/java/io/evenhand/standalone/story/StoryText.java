// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.story.Catch;
import io.evenhand.contract.story.Missed;
import io.evenhand.contract.story.Move;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Provider;
import io.evenhand.contract.story.Repair;
import io.evenhand.contract.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The story for a terminal of 80 columns: every figure in a column, and a bar beside the one that matters. */
public final class StoryText {
    private static final int WIDTH = 80;
    private static final int LABEL = 28;

    private static final Map<String, String> WAYS = Map.of(
            "R1", "storefront",
            "R2", "several linked accounts",
            "R3", "low and slow",
            "R4", "behind a VPN",
            "R5", "at home, by hand",
            "R6", "annual plans",
            "R7", "ban evader",
            "R8", "among real friends",
            "R9", "lifetime, one payment",
            "R10", "annual, all by hand");

    private final Story story;
    private final List<String> lines = new ArrayList<>();

    private StoryText(Story story) {
        this.story = story;
    }

    /** The whole story, its last line with an end. */
    public static String of(Story story) {
        StoryText text = new StoryText(story);
        text.lead();
        text.people();
        text.policies();
        text.moves();
        text.repair();
        text.missed();
        return String.join("\n", text.lines) + "\n";
    }

    private void lead() {
        lines.add("");
        for (Catch each : story.policies()) {
            if (each.policy() != Policy.EVENHAND_ASKS) {
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-20s %,d of %s caught, %s hit",
                        name(each.policy()) + ":",
                        each.sellers(),
                        counted(story.people().sellers(), "seller"),
                        counted(each.innocents(), "innocent owner")));
            }
        }
    }

    private void people() {
        Story.People people = story.people();
        chapter("1. The people");
        say(String.format(
                Locale.ROOT,
                "%,d simulated owners over %d days (world %s, seed %d), told by %,d events. %,d sell access, %,d share"
                        + " the cost with their members, %,d sell nothing. How many sell in reality nobody knows: the"
                        + " part of sellers is an assumption of the world, and precision hangs on it.",
                people.owners(),
                story.days(),
                story.world(),
                story.seed(),
                people.events(),
                people.sellers(),
                people.grey(),
                people.innocents()));
        head("where the server stands", "owners", "innocent", "sell", "sell");
        int most = story.providers().stream().mapToInt(Provider::sellers).max().orElse(0);
        for (Provider place : story.providers()) {
            row(
                    label(place),
                    place.owners(),
                    place.innocents(),
                    Integer.toString(place.sellers()),
                    place.sellers(),
                    most);
        }
        lines.add("");
    }

    private void policies() {
        chapter("2. Three policies on them");
        say("2023, the range: every server at " + story.banned().name() + ", where most sellers stand. 2024, the"
                + " count: every account that ever shared with " + story.count() + " people or more at once, of 100"
                + " permitted. Evenhand: what its rules limit by themselves, each account for its own conduct.");
        catches(story.policies());
        for (Catch each : story.policies()) {
            if (each.policy().takesAccess()) {
                say(String.format(
                        Locale.ROOT,
                        "%s: %,d people outside the innocents' households lose their access%s.",
                        name(each.policy()),
                        each.viewers(),
                        each.innocentsPerSeller() == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        "; %.1f innocents for each seller caught",
                                        each.innocentsPerSeller())));
            }
        }
        say("Nobody loses access by a limit: no new invitations, and a cap on what plays at once. Whoever people are"
                + " asked about, nothing happens to until two of them agree; those who are limited are among them.");
    }

    private void catches(List<Catch> catches) {
        hits(catches.stream().map(each -> new Named(name(each.policy()), each)).toList());
    }

    private record Named(String name, Catch caught) {}

    /** The policies after a move, and after the first ban those that run after the sellers. */
    private void chase(Move move) {
        List<Named> rows = new ArrayList<>();
        for (Catch each : move.policies()) {
            rows.add(new Named(name(each.policy()), each));
            if (each.policy() == Policy.RANGE_BAN) {
                rows.add(new Named("  and the next provider", move.both()));
                rows.add(new Named("  and wherever they went", move.chase()));
            }
        }
        hits(rows);
    }

    private void hits(List<Named> rows) {
        head("policy", "sellers", "innocent", "per seller", "innocent");
        int most =
                rows.stream().mapToInt(each -> each.caught().innocents()).max().orElse(0);
        for (Named each : rows) {
            Double ratio = each.caught().innocentsPerSeller();
            row(
                    each.name(),
                    each.caught().sellers(),
                    each.caught().innocents(),
                    ratio == null ? "-" : String.format(Locale.ROOT, "%.1f", ratio),
                    each.caught().innocents(),
                    most);
        }
        lines.add("");
    }

    private void moves() {
        chapter("3. The sellers move");
        if (story.moves().isEmpty()) {
            say("No seller stands at " + story.banned().name() + ", so nobody moves.");
            return;
        }
        say("The same people, the same days, event by event; only the addresses of "
                + counted(story.moves().get(0).movers(), "seller") + " of "
                + story.banned().name() + " are others.");
        story.moves().forEach(this::move);
    }

    private void move(Move move) {
        say("To "
                + (move.destination() == Move.Destination.OTHER_PROVIDER
                        ? "another provider:"
                        : "the exits of a VPN, or of a line at somebody's home:"));
        chase(move);
        say("The ban catches none of those who moved. Most sellers stand at "
                + move.next().name() + " now, so its ban comes next. Wherever they went: "
                + move.places().stream().map(Provider::name).collect(Collectors.joining(", ")) + ".");
        say(String.format(
                Locale.ROOT,
                "Evenhand scored and decided these accounts anew: of %,d assessments with their verdicts %s.",
                move.compared(),
                move.changed() == 0 ? "not a byte changed" : move.changed() + " changed"));
    }

    private void repair() {
        Repair repair = story.repair();
        chapter("4. What appeals repair");
        head("innocents of", "hit", "no case", "restored", "");
        for (Repair.Innocents each : repair.policies()) {
            Integer restored = each.restored();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + LABEL + "s %,8d %,8d %10s",
                    name(each.policy()),
                    each.hit(),
                    each.unfounded(),
                    restored == null ? "unknown" : restored.toString()));
        }
        lines.add("");
        say("Measured here: how many are hit; and \"no case\", about whom the evidence says nothing, so that whoever"
                + " looked would let them go.");
        if (repair.contested() == 0) {
            say("Measured here: Evenhand limits no innocent and asks people about none, so there is nothing to"
                    + " repair in this population.");
        } else {
            say(String.format(
                    Locale.ROOT,
                    "Measured here: of %s whom Evenhand limits or asks people about, %d are left alone after one true"
                            + " explanation, %d after all of theirs.",
                    counted(repair.contested(), "innocent"),
                    repair.byOne(),
                    repair.overturned()));
        }
        for (Repair.Assumption each : repair.assumptions()) {
            say("Assumed, not measured: " + assumed(each));
        }
    }

    private static String assumed(Repair.Assumption each) {
        return switch (each.what()) {
            case "range_ban.appeals" -> "in 2023 there was no appeal, so nobody came back (" + each.source() + ").";
            case "count_ban.days" ->
                "in 2024 some came back after about " + each.value()
                        + " days and had to claim their servers anew; no source says how many (" + each.source() + ").";
            case "evenhand.days" ->
                "casework answers an appeal against a limit within " + each.value()
                        + " days or eases the limit; what is overturned is restored whole (its own deadline; how fast"
                        + " people are is not simulated).";
            default -> each.what() + " is " + each.value() + " (" + each.source() + ").";
        };
    }

    private void missed() {
        Missed missed = story.missed();
        chapter("5. What Evenhand missed");
        head("how they sell", "limited", "asked", "missed", "missed");
        int most = missed.ways().stream().mapToInt(Missed.Way::sellers).max().orElse(0);
        for (Missed.Way way : missed.ways()) {
            row(
                    way.strategy() + " " + WAYS.getOrDefault(way.strategy(), ""),
                    way.limited(),
                    way.asked(),
                    Integer.toString(way.missed()),
                    way.missed(),
                    most);
        }
        lines.add("");
        int unlike = missed.ways().stream()
                .filter(way -> !way.identifiable())
                .mapToInt(Missed.Way::missed)
                .sum();
        int all = missed.ways().stream().mapToInt(Missed.Way::missed).sum();
        int customers = missed.ways().stream().mapToInt(Missed.Way::customers).sum();
        say(String.format(
                Locale.ROOT,
                "Nobody is asked about %s with up to %,d paying customers. %d of them sell without a monthly rhythm:"
                        + " that looks like a generous community, which Evenhand would rather not hit.",
                counted(all, "seller"),
                customers,
                unlike));
        if (missed.daysToReview() != null && missed.daysToLimit() != null) {
            say("It takes time: half of those found were first looked at within " + missed.daysToReview()
                    + " days of their first share, and limited within " + missed.daysToLimit() + ".");
        }
    }

    private static String name(Policy policy) {
        return switch (policy) {
            case RANGE_BAN -> "2023: ban the range";
            case COUNT_BAN -> "2024: ban by count";
            case EVENHAND -> "Evenhand limits";
            case EVENHAND_ASKS -> "Evenhand asks people";
        };
    }

    private static String label(Provider place) {
        return switch (place.kind()) {
            case HOSTING -> place.name();
            case VPN -> place.name() + " (VPN)";
            case LINES -> "homes, carriers, campuses";
        };
    }

    private void chapter(String title) {
        lines.add("");
        lines.add(title.toUpperCase(Locale.ROOT));
        lines.add("");
    }

    private void head(String what, String first, String second, String third, String bar) {
        lines.add(String.format(Locale.ROOT, "  %-" + LABEL + "s %8s %8s %10s  %s", what, first, second, third, bar)
                .stripTrailing());
    }

    /** One row, with a bar for {@code value} on a scale that ends at {@code most}. */
    private void row(String label, int first, int second, String third, int value, int most) {
        int room = WIDTH - LABEL - 36;
        int length = most == 0 || value == 0 ? 0 : Math.max(1, Math.round((float) room * value / most));
        lines.add(String.format(
                        Locale.ROOT,
                        "  %-" + LABEL + "s %,8d %,8d %10s  %s",
                        label,
                        first,
                        second,
                        third,
                        "#".repeat(length))
                .stripTrailing());
    }

    /** A paragraph, broken at the width. */
    private void say(String sentence) {
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH - 2) {
                lines.add("  " + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add("  " + line);
        lines.add("");
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
