// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.audit;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An audit log in a file: one JSON object a line, every signed head first and then every link. */
public final class AuditFile {
    private static final String HEAD = "head ";
    private static final String LINK = "link ";

    private AuditFile() {}

    /** A head as it is written; the day as text, {@code 2026-03-02}. */
    record HeadLine(String day, long seq, String hash, String keyId, String signature) {
        HeadLine {
            // here and not later: what is thrown while a line is read is a fault of that line
            AuditHead unused = head(day, seq, hash, keyId, signature);
        }

        static HeadLine of(AuditHead head) {
            return new HeadLine(head.day().toString(), head.seq(), head.hash(), head.keyId(), head.signature());
        }

        AuditHead head() {
            return head(day, seq, hash, keyId, signature);
        }

        private static AuditHead head(String day, long seq, String hash, String keyId, String signature) {
            return new AuditHead(LocalDate.parse(day), seq, hash, keyId, signature);
        }
    }

    public static void writeHeads(List<AuditHead> heads, Writer out) throws IOException {
        for (AuditHead head : heads) {
            out.write(HEAD + ContractJson.text(HeadLine.of(head)) + "\n");
        }
    }

    public static void writeLink(AuditLink link, Writer out) throws IOException {
        out.write(LINK + ContractJson.text(link) + "\n");
    }

    /** Checks a whole file; a line that is neither a head nor a link is a fault like any other. */
    public static AuditCheck.Result check(BufferedReader in, PublicKey trusted) throws IOException {
        return check(in, trusted, List.of());
    }

    /**
     * The heads in a file that somebody kept: an earlier export, or only its lines of heads.
     *
     * @throws MalformedJsonException if a line that begins like a head is none
     */
    public static List<AuditHead> heads(BufferedReader in) throws IOException, MalformedJsonException {
        List<AuditHead> heads = new ArrayList<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(HEAD)) {
                heads.add(head(line));
            }
        }
        return heads;
    }

    private static AuditHead head(String line) throws MalformedJsonException {
        return ContractJson.read(line.substring(HEAD.length()), HeadLine.class).head();
    }

    /**
     * Checks a whole file against heads that were kept elsewhere: whoever has the key can write another log with heads of
     * its own, but not one that leads to those.
     */
    public static AuditCheck.Result check(BufferedReader in, PublicKey trusted, List<AuditHead> kept)
            throws IOException {
        AuditCheck check = new AuditCheck(trusted);
        kept.forEach(check::expect);
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                if (line.startsWith(HEAD)) {
                    check.expect(head(line));
                } else if (line.startsWith(LINK)) {
                    check.accept(ContractJson.read(line.substring(LINK.length()), AuditLink.class));
                } else {
                    check.unreadable(number);
                }
            } catch (MalformedJsonException e) {
                check.unreadable(number);
            }
        }
        return check.finish();
    }
}
