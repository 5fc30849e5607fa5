// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.story.Story;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.standalone.casework.Showcase;
import io.evenhand.standalone.demo.Backfill;
import io.evenhand.standalone.demo.CatchUp;
import io.evenhand.standalone.demo.Mailbox;
import io.evenhand.standalone.demo.Overview;
import io.evenhand.standalone.demo.Population;
import io.evenhand.standalone.demo.RecourseStories;
import io.evenhand.standalone.demo.Summary;
import io.evenhand.standalone.process.Demonstration;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Installation;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.story.StoryText;
import io.evenhand.standalone.story.Telling;
import io.evenhand.standalone.terminal.Browser;
import io.evenhand.standalone.terminal.Terminal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evenhand demo}: everything on this machine, with a simulated population sent through the real intake. */
@Command(
        name = "demo",
        description = "Starts every program and sends a simulated population through them; keeps running until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
    private static final int OWNERS = 2_000;
    private static final int STORY_OWNERS = 10_000;

    @Option(
            names = "--owners",
            description = "how many owner accounts (default: 2000; of a story 10000, about two minutes on two cores)")
    private @Nullable Integer owners;

    @Option(names = "--days", defaultValue = "210", description = "how many days of history (default: 210)")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "equal seeds give equal populations (default: 1)")
    private long seed;

    @Option(
            names = "--recourse",
            description = "plays two people's ways through due process on the demonstration that runs already")
    private boolean recourse;

    @Option(
            names = "--story",
            description = "tells instead, without starting anything, what two waves of bans and Evenhand do to one"
                    + " population, and keeps it under var/story as JSON and as pages with pictures")
    private boolean story;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.of(System.getenv());
        if (story && recourse) {
            throw new UnusableArgument("--story and --recourse are two stories: ask for one");
        }
        if (story) {
            return compare(home);
        }
        return recourse ? tell(home) : run(home);
    }

    private int compare(Home home) throws IOException, InterruptedException {
        SimulationPlan plan = SimulateCommand.plan(
                owners == null ? STORY_OWNERS : owners, days, seed, World.ZERO.name(), SimulationPlan.DEFAULT_END);
        Story told = new Telling(home, Terminal.standard()).tell(plan);
        System.out.print(StoryText.of(told));
        System.out.println("With pictures: " + home.folder("story").resolve("story-en.html"));
        System.out.println("(also story-fr.html and story-de.html), and at the desk of casework under \"What if\".");
        return 0;
    }

    private static int tell(Home home) throws IOException, InterruptedException {
        Ports ports = Ports.of(System.getenv());
        RecourseStories.play(home, local(ports.casework()), local(ports.edge()), System.out);
        return 0;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private int run(Home home) throws IOException, InterruptedException {
        Terminal terminal = Terminal.standard();
        long began = System.nanoTime();
        Mailbox mailbox = Mailbox.in(home);
        Installation installation =
                new Installation(home, Ports.of(System.getenv()), terminal, new Demonstration(mailbox.port()));
        installation.preflight();
        Population population = Population.ensure(
                home.folder("demo"),
                now -> SimulateCommand.plan(owners == null ? OWNERS : owners, days, seed, "demo", now),
                InstantSource.system(),
                terminal);
        installation.start();
        Overview overview =
                new Overview(installation.casework(), installation.secrets().read("operator-token"));
        Showcase showcase = new Showcase(installation.casework(), installation.secrets());
        showcase.begin(home.root().resolve("rules").resolve("examples").resolve("built-in.yaml"));
        backfill(population, installation, overview, terminal);
        showcase.end(population.truth(), terminal);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.println(Summary.of(population, overview.await()).text());
        System.out.printf(
                Locale.ROOT, "From the start to here: %d min %d s.%n", took.toMinutes(), took.toSecondsPart());
        Addresses.print(installation, System.out);
        System.out.println(
                "Two people's ways through due process, told: './evenhand demo --recourse' in another terminal.");
        System.out.println("Ctrl-C, or './evenhand down' from elsewhere, stops everything.");
        System.out.flush();
        Browser.open(installation.casework(), System.getenv());
        new CountDownLatch(1).await();
        return 0;
    }

    private static void backfill(Population population, Installation installation, Overview overview, Terminal terminal)
            throws IOException, InterruptedException {
        Backfill backfill =
                new Backfill(installation.intake(), installation.secrets().read("demo-intake-key"));
        backfill.send(
                population.events(),
                population.progress(),
                sent -> terminal.progress(
                        "sending events",
                        (double) sent / population.eventCount(),
                        sent + " of " + population.eventCount()));
        new CatchUp(installation.log(), overview::lag)
                .await(
                        (fraction, detail) -> terminal.progress("scoring", fraction, detail + " events"),
                        (fraction, detail) -> terminal.progress("deciding", fraction, detail + " assessments"));
    }
}
