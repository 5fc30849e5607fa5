// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.audit.AuditFile;
import io.evenhand.contract.audit.AuditHead;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What can be done with the log of everything that anybody did. */
@Command(
        name = "audit",
        description = "Checks the log of everything that people, rules and clocks did.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand {
    private static final String LOG = "/api/v1/audit/log";

    private AuditCommand() {}

    /** Checks the running casework's log or, with nothing but a file and the public key, an exported one. */
    @Command(
            name = "verify",
            description = "Checks every link, every signature and every daily head: of the running casework or, with "
                    + "--file, of an exported log, offline.")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private CaseworkOptions casework = new CaseworkOptions();

        @Option(names = "--file", description = "an exported log (default: ask the running casework)")
        private @Nullable Path file;

        @Option(
                names = "--key",
                description = "the public key that acts are signed with, X.509 PEM (default: this installation's)")
        private @Nullable Path key;

        @Option(
                names = "--head",
                description =
                        "a file with heads that were kept elsewhere, or an earlier export: the log has to lead to "
                                + "each of them")
        private @Nullable Path head;

        @Override
        public Integer call() throws IOException {
            PublicKey trusted = key(UnusableArgument.readable(
                    key == null ? Home.of(System.getenv()).secrets().resolve("audit-key.pub") : key));
            AuditCheck.Result result;
            try (BufferedReader in = open()) {
                result = AuditFile.check(in, trusted, kept());
            }
            AuditCheck.Fault fault = result.fault();
            if (fault != null) {
                System.out.println("broken at " + fault.seq() + ": " + fault.what());
                return 1;
            }
            System.out.println("sound: " + result.links() + " acts, " + result.unsigned()
                    + " of them from before acts were signed; head " + result.head());
            return 0;
        }

        private List<AuditHead> kept() throws IOException {
            if (head == null) {
                return List.of();
            }
            try (BufferedReader in = Files.newBufferedReader(UnusableArgument.readable(head), StandardCharsets.UTF_8)) {
                List<AuditHead> kept = AuditFile.heads(in);
                if (kept.isEmpty()) {
                    throw new UnusableArgument(head + " holds no head of a day");
                }
                return kept;
            } catch (MalformedJsonException e) {
                throw new UnusableArgument(head + " holds a head that cannot be read");
            }
        }

        private BufferedReader open() throws IOException {
            return file == null
                    ? new BufferedReader(new InputStreamReader(casework.client().stream(LOG), StandardCharsets.UTF_8))
                    : Files.newBufferedReader(UnusableArgument.readable(file), StandardCharsets.UTF_8);
        }

        private static PublicKey key(Path file) throws IOException {
            String text = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----", "");
            try {
                return KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new UnusableArgument(file + " is not a public Ed25519 key in PEM");
            }
        }
    }

    /** Writes the log to a file that whoever has the public key can check anywhere. */
    @Command(
            name = "export",
            description =
                    "Writes the running casework's log to a file. A copy kept elsewhere shows later whether the log "
                            + "was rewritten.")
    static final class Export implements Callable<Integer> {
        @Mixin
        private CaseworkOptions casework = new CaseworkOptions();

        @Option(names = "--out", required = true, description = "the file to write")
        private Path out = Path.of("");

        @Override
        public Integer call() throws IOException {
            NewFile file = new NewFile(out);
            try (InputStream log = casework.client().stream(LOG)) {
                System.out.println(out + ": " + file.write(log) + " bytes");
            }
            return 0;
        }
    }
}
