// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.oversight;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.feed.Acks;
import io.evenhand.enforcement.feed.Held;
import io.evenhand.enforcement.feed.Pinned;
import io.evenhand.ui.session.Guard;
import io.evenhand.ui.text.Recorded;
import io.evenhand.ui.view.Counts;
import io.evenhand.ui.view.Dates;
import io.evenhand.ui.view.FactView;
import io.evenhand.ui.view.OversightView;
import io.evenhand.ui.view.PageView.Place;
import io.evenhand.ui.view.Pages;
import io.evenhand.ui.view.PinWords;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the programs are: what answers, how far edges follow, what waits in the log, how old the datasets are. */
public final class ProgramPages {
    private static final String PATH = "/desk/programs";

    private final Guard guard;
    private final Map<String, BooleanSupplier> parts;
    private final Acks acks;
    private final Figures figures;
    private final Clock clock;

    /** @param parts what casework needs, each with its name */
    public ProgramPages(Guard guard, Map<String, BooleanSupplier> parts, Acks acks, Figures figures, Clock clock) {
        this.guard = guard;
        this.parts = Map.copyOf(parts);
        this.acks = acks;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * What is asked for each time the page is shown.
     *
     * @param feedRev the newest announced revision
     * @param waiting how many assessments have no effect yet; -1 while the log cannot say
     * @param held what the feed holds back, or null
     * @param pinned the revision that edges are kept at, or null
     * @param datasets what networks are read from
     */
    public record Figures(
            LongSupplier feedRev,
            LongSupplier waiting,
            Supplier<@Nullable Held> held,
            Supplier<@Nullable Pinned> pinned,
            Supplier<List<Dataset>> datasets) {}

    /** A dataset about networks, from where it came; {@code fetchedAt} is the epoch where nobody knows. */
    public record Dataset(String source, String version, Instant fetchedAt) {}

    public void add(RoutesConfig to) {
        to.get(PATH, this::show);
    }

    private void show(Context ctx) {
        long head = figures.feedRev().getAsLong();
        Phrasebook words = guard.words(ctx);
        List<OversightView.Edge> edges = acks.edges().stream()
                .map(edge -> new OversightView.Edge(
                        edge.edge(),
                        edge.connected(),
                        edge.ackedRev(),
                        Math.max(0, head - edge.ackedRev()),
                        Dates.minute(edge.lastSeen(), words.language())))
                .toList();
        Pages.show(
                ctx,
                Pages.TEMPLATES.oversightPrograms(new OversightView.Programs(
                        guard.page(ctx, words.say("oversight.programs.title"), Place.PROGRAMS),
                        parts.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(part -> new OversightView.Part(
                                        Recorded.say(words, "oversight.part.", part.getKey()),
                                        part.getValue().getAsBoolean()))
                                .toList(),
                        facts(head, words),
                        edges,
                        figures.datasets().get().stream()
                                .map(dataset -> data(dataset, words))
                                .toList())));
    }

    private List<FactView> facts(long head, Phrasebook words) {
        List<FactView> facts = new ArrayList<>();
        String nothing = words.say("oversight.programs.nothing");
        facts.add(new FactView(words.say("oversight.programs.revision"), Long.toString(head)));
        Held held = figures.held().get();
        facts.add(new FactView(words.say("oversight.programs.held"), held == null ? nothing : since(held, words)));
        Pinned pinned = figures.pinned().get();
        facts.add(new FactView(
                words.say("oversight.programs.pinned"), pinned == null ? nothing : PinWords.of(pinned, words)));
        long waiting = figures.waiting().getAsLong();
        facts.add(new FactView(
                words.say("oversight.programs.waiting"),
                waiting < 0 ? words.say("oversight.programs.waiting.unknown") : Long.toString(waiting)));
        return facts;
    }

    private static String since(Held held, Phrasebook words) {
        return words.say(
                "oversight.programs.held.since",
                "accounts",
                Counts.of(held.accounts(), "account", words),
                "time",
                Dates.minute(held.since(), words.language()).text());
    }

    private OversightView.Data data(Dataset dataset, Phrasebook words) {
        boolean known = dataset.fetchedAt().isAfter(Instant.EPOCH);
        String age = known
                ? Counts.of(
                        Duration.between(dataset.fetchedAt(), clock.instant()).toDays(), "day", words)
                : words.say("oversight.programs.age.unknown");
        return new OversightView.Data(
                words.say("oversight.programs.networks", "source", dataset.source()), dataset.version(), age);
    }
}
