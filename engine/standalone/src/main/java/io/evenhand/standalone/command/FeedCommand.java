// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.JavaCommand;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be seen of the signed policy feed where it lies as files. */
@Command(
        name = "feed",
        description = "Checks and shows the signed policy feed, offline.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {FeedCommand.Verify.class, FeedCommand.Show.class})
final class FeedCommand {
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
            return new ProcessBuilder(JavaCommand.of(
                            home,
                            "appeals-ui",
                            "1g",
                            "io.evenhand.enforcement.feed.FeedProgram",
                            how,
                            feed.toString(),
                            trusted.toString()))
                    .inheritIO()
                    .start()
                    .waitFor();
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
}
