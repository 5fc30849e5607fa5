// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.audit.AuditFile;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be done with the log of everything that anybody did. */
@Command(
        name = "audit",
        description = "Checks the log of everything that people, rules and clocks did.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditCommand.Verify.class})
final class AuditCommand {
    private AuditCommand() {}

    /** Checks an exported log with nothing but the file and the public key. */
    @Command(
            name = "verify",
            description = "Checks every link, every signature and every daily head of an exported log, offline.")
    static final class Verify implements Callable<Integer> {
        @Option(names = "--file", required = true, description = "the exported log")
        private Path file = Path.of("");

        @Option(names = "--key", required = true, description = "the public key that acts are signed with (X.509 PEM)")
        private Path key = Path.of("");

        @Override
        public Integer call() throws IOException {
            PublicKey trusted = key(UnusableArgument.readable(key));
            AuditCheck.Result result;
            try (BufferedReader in = Files.newBufferedReader(UnusableArgument.readable(file), StandardCharsets.UTF_8)) {
                result = AuditFile.check(in, trusted);
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
}
