// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.contract.story.Catch;
import io.evenhand.contract.story.Missed;
import io.evenhand.contract.story.Move;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Provider;
import io.evenhand.contract.story.Repair;
import io.evenhand.contract.story.Story;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.view.BarView;
import io.evenhand.ui.view.CrowdView;
import io.evenhand.ui.view.NumbersView.RowView;
import io.evenhand.ui.view.NumbersView.TableView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.StoryView;
import io.evenhand.ui.view.StoryView.Chapter;
import io.evenhand.ui.view.StoryView.Part;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A story in words and pictures, in the language of the page. */
final class StoryWords {
    private final Story story;
    private final Phrasebook words;
    private final NumberFormat whole;
    private final NumberFormat tenths;

    private StoryWords(Story story, Phrasebook words) {
        this.story = story;
        this.words = words;
        this.whole = NumberFormat.getIntegerInstance(words.language().locale());
        this.tenths = NumberFormat.getNumberInstance(words.language().locale());
        tenths.setMinimumFractionDigits(1);
        tenths.setMaximumFractionDigits(1);
    }

    static StoryView view(PageView page, Story story) {
        StoryWords said = new StoryWords(story, page.words());
        return new StoryView(
                page,
                said.lead(),
                List.of(said.say("story.intro"), said.say("story.intro.measured")),
                List.of(said.people(), said.policies(), said.moves(), said.repair(), said.missed()));
    }

    private String lead() {
        List<String> sentences = new ArrayList<>();
        for (Catch each : story.policies()) {
            if (each.policy() != Policy.EVENHAND_ASKS) {
                sentences.add(say(
                        "story.lead." + each.policy().wire(),
                        "caught",
                        each.sellers(),
                        "sellers",
                        story.people().sellers(),
                        "innocents",
                        each.innocents()));
            }
        }
        return String.join(" ", sentences);
    }

    private Chapter people() {
        int most = story.providers().stream().mapToInt(Provider::sellers).max().orElse(0);
        List<RowView> rows = story.providers().stream()
                .map(place -> row(
                        place(place),
                        place.sellers(),
                        most,
                        number(place.owners()),
                        number(place.innocents()),
                        number(place.grey()),
                        number(place.sellers())))
                .toList();
        TableView table = table(
                "places",
                "story.people.table",
                rows,
                "story.column.owners",
                "story.column.innocents",
                "story.column.grey",
                "story.column.sellers");
        return chapter("people", "story.people.title", counted("", who(), table, "story.column.sellers", List.of()));
    }

    private List<String> who() {
        Story.People people = story.people();
        return List.of(
                say(
                        "story.people.words",
                        "owners",
                        people.owners(),
                        "days",
                        story.days(),
                        "events",
                        people.events(),
                        "hosts",
                        people.hosts()),
                say(
                        "story.people.kinds",
                        "sellers",
                        people.sellers(),
                        "grey",
                        people.grey(),
                        "innocents",
                        people.innocents()),
                say("story.people.base", "world", story.world(), "seed", story.seed()));
    }

    private Chapter policies() {
        int scale = CrowdView.scale(story.policies().stream()
                .mapToInt(each -> each.sellers() + each.innocents())
                .max()
                .orElse(0));
        List<CrowdView> crowds = story.policies().stream()
                .filter(each -> each.policy() != Policy.EVENHAND_ASKS)
                .map(each -> CrowdView.of(policy(each.policy()), crowd(each), each.sellers(), each.innocents(), scale))
                .toList();
        List<String> rules = List.of(
                say("story.policies.range", "provider", story.banned().name()),
                say("story.policies.count", "count", story.count()),
                say("story.policies.evenhand"),
                say("story.policies.crowd", "n", scale));
        return chapter(
                "policies",
                "story.policies.title",
                new Part("", rules, crowds, null, "", List.of()),
                counted(
                        "",
                        List.of(),
                        catches("hit", "story.policies.table", story.policies()),
                        "story.column.innocents",
                        List.of(say("story.policies.limit"), say("story.policies.asked"))));
    }

    private Chapter moves() {
        if (story.moves().isEmpty()) {
            return chapter("moves", "story.moves.title", sentences("", List.of(say("story.moves.none"))));
        }
        List<Part> parts = new ArrayList<>();
        parts.add(sentences(
                "",
                List.of(say(
                        "story.moves.words",
                        "movers",
                        story.moves().get(0).movers(),
                        "provider",
                        story.banned().name()))));
        for (Move move : story.moves()) {
            parts.add(counted(
                    say("story.moves." + move.destination().wire()),
                    List.of(),
                    chase(move),
                    "story.column.innocents",
                    after(move)));
        }
        return chapter("moves", "story.moves.title", parts.toArray(Part[]::new));
    }

    private List<String> after(Move move) {
        String places = move.places().stream().map(Provider::name).collect(Collectors.joining(", "));
        return List.of(
                say("story.moves.next", "provider", move.next().name()),
                say("story.moves.chase", "places", places),
                say("story.moves.compared", "compared", move.compared(), "changed", move.changed()));
    }

    private Chapter repair() {
        Repair repair = story.repair();
        int most =
                repair.policies().stream().mapToInt(Repair.Innocents::hit).max().orElse(0);
        List<RowView> rows = repair.policies().stream()
                .map(each -> row(
                        policy(each.policy()),
                        each.hit(),
                        most,
                        number(each.hit()),
                        number(each.unfounded()),
                        each.restored() == null ? say("story.repair.unknown") : number(each.restored())))
                .toList();
        TableView table = table(
                "repair-table",
                "story.repair.table",
                rows,
                "story.column.innocents",
                "story.column.unfounded",
                "story.column.restored");
        return chapter(
                "repair",
                "story.repair.title",
                counted(
                        say("story.repair.counted"),
                        List.of(say("story.repair.case")),
                        table,
                        "story.column.innocents",
                        List.of(explained(repair))),
                sentences(say("story.repair.assumed"), assumed(repair)));
    }

    private String explained(Repair repair) {
        return repair.contested() == 0
                ? say("story.repair.none")
                : say(
                        "story.repair.contested",
                        "contested",
                        repair.contested(),
                        "one",
                        repair.byOne(),
                        "all",
                        repair.overturned());
    }

    private List<String> assumed(Repair repair) {
        return repair.assumptions().stream()
                .map(each -> say("story.assumed." + each.what(), "n", each.value(), "source", each.source()))
                .toList();
    }

    private Chapter missed() {
        Missed missed = story.missed();
        int most = missed.ways().stream().mapToInt(Missed.Way::sellers).max().orElse(0);
        List<RowView> rows = missed.ways().stream()
                .map(way -> row(
                        say("story.way." + way.strategy().toLowerCase(Locale.ROOT)),
                        way.missed(),
                        most,
                        number(way.limited()),
                        number(way.asked()),
                        number(way.missed())))
                .toList();
        TableView table = table(
                "missed-table",
                "story.missed.table",
                rows,
                "story.column.limited",
                "story.column.asked",
                "story.column.missed");
        return chapter(
                "missed", "story.missed.title", counted("", List.of(), table, "story.column.missed", letGo(missed)));
    }

    private List<String> letGo(Missed missed) {
        List<String> sentences = new ArrayList<>();
        sentences.add(say(
                "story.missed.words",
                "missed",
                missed.ways().stream().mapToInt(Missed.Way::missed).sum(),
                "customers",
                missed.ways().stream().mapToInt(Missed.Way::customers).sum(),
                "unlike",
                missed.ways().stream()
                        .filter(way -> !way.identifiable())
                        .mapToInt(Missed.Way::missed)
                        .sum()));
        if (missed.daysToReview() != null && missed.daysToLimit() != null) {
            sentences.add(say("story.missed.days", "review", missed.daysToReview(), "limit", missed.daysToLimit()));
        }
        return sentences;
    }

    private Chapter chapter(String id, String title, Part... parts) {
        return new Chapter(id, say(title), List.of(parts));
    }

    private static Part sentences(String title, List<String> sentences) {
        return new Part(title, sentences, List.of(), null, "", List.of());
    }

    /** @param bars the column that the bars show */
    private Part counted(String title, List<String> before, TableView table, String bars, List<String> after) {
        return new Part(title, before, List.of(), table, say(bars), after);
    }

    private TableView catches(String id, String title, List<Catch> catches) {
        return named(
                id,
                title,
                catches.stream()
                        .map(each -> new Named(policy(each.policy()), each))
                        .toList());
    }

    private record Named(String name, Catch caught) {}

    /** The policies after a move, and after the first ban those that run after the sellers. */
    private TableView chase(Move move) {
        List<Named> rows = new ArrayList<>();
        for (Catch each : move.policies()) {
            rows.add(new Named(policy(each.policy()), each));
            if (each.policy() == Policy.RANGE_BAN) {
                rows.add(new Named(
                        say("story.moves.both", "provider", move.next().name()), move.both()));
                rows.add(new Named(say("story.moves.all"), move.chase()));
            }
        }
        return named("hit-" + move.destination().wire().replace('_', '-'), "story.moves.table", rows);
    }

    private TableView named(String id, String title, List<Named> catches) {
        int most = catches.stream()
                .mapToInt(each -> each.caught().innocents())
                .max()
                .orElse(0);
        List<RowView> rows = catches.stream()
                .map(each -> row(
                        each.name(),
                        each.caught().innocents(),
                        most,
                        number(each.caught().sellers()),
                        number(each.caught().innocents()),
                        number(each.caught().grey()),
                        number(
                                each.caught().policy().takesAccess()
                                        ? each.caught().viewers()
                                        : 0),
                        ratio(each.caught().innocentsPerSeller())))
                .toList();
        return table(
                id,
                title,
                rows,
                "story.column.sellers",
                "story.column.innocents",
                "story.column.grey",
                "story.column.viewers",
                "story.column.ratio");
    }

    private TableView table(String id, String title, List<RowView> rows, String... columns) {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            names.add(say(column));
        }
        return new TableView(id, say(title), null, names, rows);
    }

    private RowView row(String name, int value, int most, String... cells) {
        return new RowView(name, List.of(cells), BarView.counts(name + ": " + number(value), most, value));
    }

    private String crowd(Catch each) {
        return say("story.policies.caught", "sellers", each.sellers(), "innocents", each.innocents());
    }

    private String policy(Policy policy) {
        return say("story.policy." + policy.wire());
    }

    private String place(Provider place) {
        return switch (place.kind()) {
            case HOSTING -> place.name();
            case VPN -> say("story.place.vpn", "name", place.name());
            case LINES -> say("story.place.lines");
        };
    }

    private String ratio(@Nullable Double ratio) {
        return ratio == null ? say("story.ratio.none") : tenths.format(ratio);
    }

    private String number(int count) {
        return whole.format(count);
    }

    private String say(String key, Object... slots) {
        return words.say(key, slots);
    }
}
