// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.contract.audit.AuditCheck;
import io.evenhand.contract.audit.AuditFile;
import io.evenhand.enforcement.feed.FeedKeys;
import io.evenhand.enforcement.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;

/** Writes the audit log of casework's database to a file, or checks it where it lies; settings as casework's. */
public final class AuditProgram {
    private AuditProgram() {}

    /** {@code export FILE} or {@code verify}; exit status 0 if the log is sound, 1 if not, 2 for other arguments. */
    public static void main(String[] args) throws IOException {
        boolean export = args.length == 2 && "export".equals(args[0]);
        if (!export && !(args.length == 1 && "verify".equals(args[0]))) {
            System.err.println("usage: export FILE | verify");
            System.exit(2);
        }
        Settings settings = Settings.from(System.getenv());
        PublicKey trusted = FeedKeys.loadOrCreate(settings.auditKey()).getPublic();
        try (Ledger ledger = LedgerDoor.open(settings)) {
            if (export) {
                write(ledger, Path.of(args[1]));
            }
            AuditCheck.Result[] result = new AuditCheck.Result[1];
            ledger.read(books -> result[0] = books.audit().check(trusted));
            AuditCheck.Fault fault = result[0].fault();
            System.out.println(
                    fault == null
                            ? "sound: " + result[0].links() + " acts; head " + result[0].head()
                            : "broken at " + fault.seq() + ": " + fault.what());
            if (fault != null) {
                System.exit(1);
            }
        }
    }

    private static void write(Ledger ledger, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            ledger.read(books -> {
                try {
                    AuditFile.writeHeads(books.audit().heads(), out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                books.audit().forEach(link -> {
                    try {
                        AuditFile.writeLink(link, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            });
        }
    }
}
