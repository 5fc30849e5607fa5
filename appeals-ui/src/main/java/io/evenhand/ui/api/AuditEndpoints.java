// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.api;

import io.evenhand.contract.audit.AuditFile;
import io.evenhand.contract.audit.AuditLink;
import io.evenhand.enforcement.ledger.Ledger;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The log of all acts for the operator, as it is exported: every signed head first, then every link. */
public final class AuditEndpoints {
    private final Ledger ledger;

    public AuditEndpoints(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Sends the log as of one moment, link by link, however long it is. */
    public void log(Context ctx) throws IOException {
        ctx.contentType("text/plain; charset=utf-8");
        try (Writer out = new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8)) {
            ledger.read(books -> {
                try {
                    AuditFile.writeHeads(books.audit().heads(), out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                books.audit().forEach(link -> write(link, out));
            });
        }
    }

    private static void write(AuditLink link, Writer out) {
        try {
            AuditFile.writeLink(link, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
