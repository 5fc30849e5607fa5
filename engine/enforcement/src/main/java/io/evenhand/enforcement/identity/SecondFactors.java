// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.enforcement.attachment.FileVault;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.FactorRow;
import io.evenhand.enforcement.ledger.Ledger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The second factor of members of staff who want one: an app on the phone, and codes for the day on which it is lost. Secrets
 * are encrypted; codes for a lost phone are kept as digests under a key.
 */
public final class SecondFactors {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LENGTH = 10;
    private static final String RECOVERY_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Duration GOOD_FOR_COMMANDS = Duration.ofMinutes(1);
    private static final int KEPT_MAX = 1_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Ledger ledger;
    private final FileVault vault;
    private final SecretKeySpec digestKey;
    private final Clock clock;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    /** @param key the secret that factors are encrypted with, 32 bytes */
    public SecondFactors(Ledger ledger, byte[] key, Clock clock) {
        this.ledger = ledger;
        this.vault = new FileVault(key);
        this.digestKey = new SecretKeySpec(key, "HmacSHA256");
        this.clock = clock;
    }

    /** How somebody's second factor stands. */
    public sealed interface State {
        /** There is none. */
        record None() implements State {}

        /** The person signs in at a provider, which asks for what it wants. */
        record Elsewhere() implements State {}

        /** A secret waits for its first code. */
        record Begun(String secret, String address) implements State {}

        /** It counts. */
        record Active(Instant since, int recoveryLeft) implements State {}
    }

    private record Shown(String digest, Instant until) {}

    public State state(String name) {
        return ledger.<State>inTransaction(books -> {
            FactorRow row = books.factors().factor(name);
            if (row == null) {
                return books.factors().isElsewhere(name) ? new State.Elsewhere() : new State.None();
            }
            if (row.confirmedAt() != null) {
                return new State.Active(row.confirmedAt(), books.factors().recoveryLeft(name));
            }
            String secret = Totp.base32(open(row));
            return new State.Begun(secret, address(name, secret));
        });
    }

    /** Makes a secret that waits for its first code; one that counts stays. */
    public void begin(String name) {
        byte[] sealed = vault.seal(Totp.newSecret(), place(name));
        ledger.run(books -> books.factors().begin(name, sealed, clock.instant()));
    }

    /** Makes the factor count if the code is one of it: the codes for a lost phone, told this once; otherwise none. */
    public List<String> confirm(String name, String code) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            FactorRow row = books.factors().factor(name);
            long step = row == null || row.confirmedAt() != null ? 0 : Totp.step(open(row), code, now, row.lastStep());
            if (step == 0) {
                return List.<String>of();
            }
            List<String> codes = IntStream.range(0, RECOVERY_CODES)
                    .mapToObj(each -> recoveryCode())
                    .toList();
            books.factors()
                    .confirm(
                            name,
                            step,
                            codes.stream().map(each -> digest(name, each)).toList(),
                            now);
            books.audit().append(now, name, "staff.factor.added", "staff:" + name, "app");
            return codes;
        });
    }

    /** Removes the factor if a code of it, or one for a lost phone, is shown. */
    public boolean remove(String name, String code) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            if (!isGood(books, name, code, now)) {
                return false;
            }
            books.factors().remove(name);
            books.audit().append(now, name, "staff.factor.removed", "staff:" + name, "app");
            return true;
        });
    }

    /** Whether somebody without a factor comes, or the code is good; it is used up. */
    public boolean admits(String name, @Nullable String code) {
        Instant now = clock.instant();
        return ledger.inTransaction(books -> {
            FactorRow row = books.factors().factor(name);
            return row == null || row.confirmedAt() == null || (code != null && isGood(books, name, code, now));
        });
    }

    /** The same for commands, which ask many times in a row: what was good is good for a minute more, for the same person. */
    public boolean admitsCommand(String name, @Nullable String code) {
        Instant now = clock.instant();
        Shown before = shown.get(name);
        String digest = code == null ? "" : digest(name, code);
        if (before != null && before.digest().equals(digest) && now.isBefore(before.until())) {
            return true;
        }
        boolean good = admits(name, code);
        if (good && code != null) {
            if (shown.size() >= KEPT_MAX) {
                shown.clear();
            }
            shown.put(name, new Shown(digest, now.plus(GOOD_FOR_COMMANDS)));
        }
        return good;
    }

    private boolean isGood(Books books, String name, String code, Instant now) {
        FactorRow row = books.factors().factor(name);
        if (row == null || row.confirmedAt() == null) {
            return false;
        }
        long step = Totp.step(open(row), code, now, row.lastStep());
        if (step > 0) {
            books.factors().accepted(name, step);
            return true;
        }
        boolean recovered = books.factors().recover(name, digest(name, code), now);
        if (recovered) {
            books.audit().append(now, name, "staff.factor.recovered", "staff:" + name, "code");
        }
        return recovered;
    }

    private byte[] open(FactorRow row) {
        return vault.open(row.secret().bytes(), place(row.name()));
    }

    private static String place(String name) {
        return "staff-factor:" + name;
    }

    /** What the app on the phone reads. */
    private static String address(String name, String secret) {
        return "otpauth://totp/Evenhand:" + name + "?secret=" + secret + "&issuer=Evenhand";
    }

    private static String recoveryCode() {
        StringBuilder code = new StringBuilder();
        for (int each = 0; each < RECOVERY_LENGTH; each++) {
            code.append(RECOVERY_LETTERS.charAt(RANDOM.nextInt(RECOVERY_LETTERS.length())));
        }
        return code.toString();
    }

    private String digest(String name, String code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digestKey);
            String plain = code.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
            return HexFormat.of().formatHex(mac.doFinal((name + "\0" + plain).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
