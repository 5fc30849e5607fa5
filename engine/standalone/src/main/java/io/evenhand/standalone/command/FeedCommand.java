// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.casework.FeedText;
import io.evenhand.standalone.process.Errand;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.JavaCommand;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be seen of the signed policy feed where it lies as files, and what people may do about it while it runs. */
@Command(
        name = "feed",
        description =
                "Checks and shows the signed policy feed, offline; keeps edges at a revision and lets them go on.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FeedCommand.Verify.class,
            FeedCommand.Show.class,
            FeedCommand.Status.class,
            FeedCommand.Pin.class,
            FeedCommand.Release.class
        })
final class FeedCommand {
    private static final String FEED = "/api/v1/desk/feed";

    private FeedCommand() {}

    /** Which folder, and whom to believe. */
    static final class Where {
        @Parameters(
                arity = "0..1",
                paramLabel = "DIR",
                description = "the feed's folder (default: this installation's)")
        private @Nullable Path folder;

        @Option(names = "--key", description = "the publisher's public key in PEM (default: this installation's)")
        private @Nullable Path key;

        /** The exit status of what looks at it. */
        int look(String how) throws IOException, InterruptedException {
            Home home = Home.of(System.getenv());
            Path feed = folder == null ? home.var().resolve("feed") : folder;
            if (!Files.isDirectory(feed)) {
                throw new UnusableArgument("there is no folder " + feed + "; the feed is in casework's var/feed");
            }
            Path trusted =
                    UnusableArgument.readable(key == null ? home.secrets().resolve("feed-key.pub") : key);
            return Errand.run(new ProcessBuilder(JavaCommand.of(
                            home,
                            "appeals-ui",
                            "1g",
                            "io.evenhand.enforcement.feed.FeedProgram",
                            how,
                            feed.toString(),
                            trusted.toString()))
                    .inheritIO());
        }
    }

    /** Believes nothing that the key did not sign. */
    @Command(
            name = "verify",
            description =
                    "Checks the signature, every length, every hash and the chain (exit status 1 if an edge would "
                            + "refuse it).")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private Where where = new Where();

        @Override
        public Integer call() throws IOException, InterruptedException {
            return where.look("verify");
        }
    }

    /** For people; the bytes on the wire are for programs. */
    @Command(
            name = "show",
            description =
                    "Shows whom the feed restricts at its newest revision, until when and why, after checking it.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Where where = new Where();

        @Override
        public Integer call() throws IOException, InterruptedException {
            return where.look("show");
        }
    }

    /** How far the running feed is. */
    @Command(
            name = "status",
            description = "Says which revision is the newest, whether it is pinned, by whom and why, and what waits.")
    static final class Status implements Callable<Integer> {
        @Mixin
        private CaseworkOptions casework = new CaseworkOptions();

        @Override
        public Integer call() throws IOException {
            System.out.print(FeedText.status(casework.person().look(FEED)));
            return 0;
        }
    }

    /** Whatever is decided meanwhile waits, also what relieves people, so it is not for long. */
    @Command(
            name = "pin",
            description = "Keeps all edges at the newest revision, by a person who keeps the programs running. What is "
                    + "decided meanwhile waits; edges stay fresh. Ends when it is released, or by itself.")
    static final class Pin implements Callable<Integer> {
        @Mixin
        private CaseworkOptions casework = new CaseworkOptions();

        @Parameters(paramLabel = "REV", description = "the newest revision, as feed status shows it")
        private long rev;

        @Option(names = "--reason", required = true, description = "why, in 10 to 500 characters; kept in the log")
        private String reason = "";

        @Option(names = "--hours", defaultValue = "4", description = "when it ends by itself, 1 to 24 (default: 4)")
        private int hours;

        @Override
        public Integer call() throws IOException {
            CaseworkClient client = casework.person();
            client.ask(FEED + "/pin", Map.of("rev", rev, "hours", hours, "reason", reason));
            System.out.print(FeedText.status(client.look(FEED)));
            return 0;
        }
    }

    /** What waited is published at once. */
    @Command(name = "release", description = "Lets edges go on from a pinned revision.")
    static final class Release implements Callable<Integer> {
        @Mixin
        private CaseworkOptions casework = new CaseworkOptions();

        @Option(names = "--reason", required = true, description = "why, in 10 to 500 characters; kept in the log")
        private String reason = "";

        @Override
        public Integer call() throws IOException {
            casework.person().ask(FEED + "/release", Map.of("reason", reason));
            System.out.println("released; what waited is being published");
            return 0;
        }
    }
}
