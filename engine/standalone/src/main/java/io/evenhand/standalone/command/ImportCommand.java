// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.asn.table.Networks;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.intake.adapter.ImportException;
import io.evenhand.intake.adapter.ImportReport;
import io.evenhand.intake.adapter.TautulliImport;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.evenhand.standalone.demo.Backfill;
import io.evenhand.standalone.process.Health;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.process.Secrets;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand import}: another program's history as events of ours, without its content. */
@Command(
        name = "import",
        description = "Turns another program's history into events, without titles, names, e-mails or addresses.",
        subcommands = ImportCommand.Tautulli.class)
final class ImportCommand {
    /** {@code evenhand import tautulli}: a Tautulli database, read-only. */
    @Command(
            name = "tautulli",
            description = "Reads a Tautulli database and writes a file of events, or sends them to intake.")
    static final class Tautulli implements Callable<Integer> {
        @Parameters(paramLabel = "FILE.db", description = "the database; it is not changed")
        private Path database = Path.of("");

        @Option(names = "--account", required = true, description = "the owner account that the history is about")
        private String account = "";

        @Option(names = "--out", description = "a folder for events.ndjson.gz; without it the running intake gets them")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            Home home = Home.of(System.getenv());
            if (out != null) {
                System.out.println("events are in " + keep(home, out));
                return 0;
            }
            URI intake =
                    URI.create("http://127.0.0.1:" + Ports.of(System.getenv()).intake());
            if (!Health.isWell(intake.resolve("/readyz"))) {
                throw new Refusal("intake is not running: start it with './evenhand up', or use --out for a file");
            }
            Path events = Files.createTempFile(home.folder("run"), "import", ".ndjson.gz");
            Path progress = Files.createTempFile(home.folder("run"), "import", ".sent");
            try {
                tell(write(home, events));
                send(home, intake, events, progress);
            } finally {
                Files.deleteIfExists(events);
                Files.deleteIfExists(progress);
            }
            return 0;
        }

        /** Writes the file of events, whole or not at all: half a history would be scored like a whole one. */
        private Path keep(Home home, Path folder) throws IOException {
            Path events = Files.createDirectories(folder).resolve("events.ndjson.gz");
            Path half = events.resolveSibling(events.getFileName() + ".half");
            try {
                tell(write(home, half));
                return Files.move(half, events, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        }

        private ImportReport write(Home home, Path events) throws IOException {
            Pseudonymiser pseudonymiser =
                    Pseudonymiser.load(new Secrets(home).ensure().file("pseudonym-key"), Networks.NONE);
            try (OutputStream lines =
                    new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(events), 1 << 16))) {
                return TautulliImport.run(
                        UnusableArgument.readable(database), owner(), pseudonymiser, (event, network) -> {
                            lines.write(EventWriter.bytes(event));
                            lines.write('\n');
                        });
            } catch (ImportException e) {
                throw new UnusableArgument(String.valueOf(e.getMessage()));
            }
        }

        private AccountId owner() {
            try {
                return new AccountId(account);
            } catch (IllegalArgumentException e) {
                throw new UnusableArgument("--account must be 1 to 64 letters, digits, dots, underscores or hyphens");
            }
        }

        private static void tell(ImportReport report) {
            report.sees().forEach(sentence -> System.out.println("  " + sentence));
            System.out.println("What this history cannot show:");
            report.cannotSee().forEach(sentence -> System.out.println("  " + sentence));
        }

        private static void send(Home home, URI intake, Path events, Path progress) throws IOException {
            Files.writeString(progress, "0");
            Backfill backfill = new Backfill(intake, new Secrets(home).read("demo-intake-key"));
            Backfill.Receipt receipt = backfill.send(events, progress, sent -> {});
            System.out.println("intake accepted " + receipt.accepted() + " events; where newer events are in the log"
                    + " already, those more than a day older count as late: then use --out and score the file");
        }
    }
}
