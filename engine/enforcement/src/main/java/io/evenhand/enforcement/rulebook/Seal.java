// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.json.FeedSignature;
import io.evenhand.enforcement.ledger.TermRow;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The Ed25519 signature on everything that makes a version decide. */
public final class Seal {
    private static final String ALGORITHM = "Ed25519";

    private final KeyPair keys;

    public Seal(KeyPair keys) {
        this.keys = keys;
    }

    /**
     * What is signed: which text begins to do what, on whose word, and on which report.
     *
     * @param textSha256 of the stored text
     * @param reportSha256 of the report that both people had, or null for what came with the program
     * @param restsOn the earlier term that a version which came back rests on, or null
     * @param waiver by which it decides without all that must come before, or null
     */
    record Statement(
            String ruleset,
            String textSha256,
            String stage,
            @Nullable Integer percent,
            @Nullable String author,
            @Nullable String approver,
            @Nullable Long report,
            @Nullable String reportSha256,
            String begunBy,
            Instant at,
            @Nullable Long restsOn,
            @Nullable Long waiver) {}

    String keyId() {
        return FeedSignature.keyId(keys.getPublic());
    }

    static String statement(TermRow term, String text, @Nullable String report) {
        return ContractJson.text(new Statement(
                term.ruleset(),
                hash(text),
                term.stage().name(),
                term.percent(),
                term.author(),
                term.approver(),
                term.report(),
                report == null ? null : hash(report),
                term.begunBy(),
                term.beganAt(),
                term.restsOn(),
                term.waiver()));
    }

    String sign(String statement) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a version cannot be signed with this key", e);
        }
    }

    /** Whether {@code trusted} signed that this text, and on this report, does what the term says. */
    public static boolean holds(TermRow term, String text, @Nullable String report, PublicKey trusted) {
        String given = term.signature();
        if (given == null
                || !FeedSignature.keyId(trusted).equals(term.keyId())
                || !statement(term, text, report).equals(term.statement())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(trusted);
            signature.update(statement(term, text, report).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(given));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** {@link #holds(TermRow, String, String, PublicKey)} by our own key. */
    boolean holds(TermRow term, String text, @Nullable String report) {
        return holds(term, text, report, keys.getPublic());
    }

    private static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
