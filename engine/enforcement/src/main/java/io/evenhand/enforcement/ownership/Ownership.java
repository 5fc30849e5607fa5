// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.ChallengeRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.OwnershipBook.Attempt;
import io.evenhand.enforcement.message.Mailbag;
import io.evenhand.enforcement.message.MessageKind;
import io.evenhand.enforcement.outbound.PinnedHttp;
import io.evenhand.enforcement.outbound.Reply;
import io.evenhand.enforcement.ownership.Shown.NotYet;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Issues challenges and checks what comes back. Each is for one account and one server, passes once, and ends soon. */
public final class Ownership {
    /** Attempts for one server in an hour. */
    static final int ATTEMPTS_MAX = 10;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int CODE_LENGTH = 8;
    private static final Pattern HTTP_TARGET = Pattern.compile("[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    private final Ledger ledger;
    private final PinnedHttp http;
    private final TextRecords dns;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Ownership(Ledger ledger, PinnedHttp http, TextRecords dns, Clock clock) {
        this.ledger = ledger;
        this.http = http;
        this.dns = dns;
        this.clock = clock;
    }

    /** What a server signs for {@link Method#KEY}: nobody can use the signature for another account or server. */
    public static byte[] toSign(AccountId account, ServerId server, String nonce) {
        return ("evenhand-ownership:v1:" + account + ":" + server + ":" + nonce).getBytes(UTF_8);
    }

    /** Remembers the key a server was registered with; a change ends what the old key showed. */
    public void register(AccountId account, ServerId server, String publicKey) {
        key(publicKey); // a malformed key is an exception
        Instant now = clock.instant();
        ledger.run(books -> {
            String known = books.ownership().key(account, server);
            books.ownership().register(account, server, publicKey, now);
            if (known != null
                    && !known.equals(publicKey)
                    && books.ownership().end(account, server, "KEY_CHANGED", now)) {
                Map<String, String> slots = Map.of("server", server.value());
                Mailbag.put(books, account, MessageKind.OWNER_ENDED, "owner:" + server + ":" + now, slots, now);
                books.audit().append(now, "platform", "owner.ended", "server_owners", "KEY_CHANGED");
            }
        });
    }

    /**
     * Remembers the host under which the platform reaches a server; another one ends what was shown under the old one.
     *
     * @param host a name or an address, without a port
     */
    public void reported(AccountId account, ServerId server, String host) {
        if (!HTTP_TARGET.matcher(host).matches() || host.contains(":")) {
            throw new IllegalArgumentException("a host is a name or an address, without a port");
        }
        Instant now = clock.instant();
        String name = host.toLowerCase(Locale.ROOT);
        ledger.run(books -> {
            String known = books.ownership().host(account, server);
            books.ownership().report(account, server, name, now);
            if (known != null
                    && !known.equals(name)
                    && books.ownership().endNamed(account, server, "HOST_CHANGED", now)) {
                Map<String, String> slots = Map.of("server", server.value());
                Mailbag.put(books, account, MessageKind.OWNER_ENDED, "owner:" + server + ":" + now, slots, now);
                books.audit().append(now, "platform", "owner.ended", "server_owners", "HOST_CHANGED");
            }
        });
    }

    /**
     * Whether a name is the host's own, or a domain that it lies under. Somebody who runs {@code example.org} runs what is
     * under it; one label, such as {@code org}, is nobody's.
     */
    static boolean isOf(String target, @Nullable String host) {
        String name = target.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
        return host != null && (host.equals(name) || (name.contains(".") && host.endsWith("." + name)));
    }

    /** Whether the challenge shows the server itself: its key, its console, or the host it is known to be reached under. */
    private static boolean isOfServer(Books books, ChallengeRow row) {
        return switch (Method.valueOf(row.method())) {
            case KEY, CODE -> true;
            case HTTP -> {
                String host = books.ownership().host(row.account(), row.server());
                yield host != null
                        && host.equals(
                                row.target().replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT));
            }
            case DNS -> isOf(row.target(), books.ownership().host(row.account(), row.server()));
        };
    }

    /**
     * Issues a challenge.
     *
     * @param target the host, or host and port, for HTTP; the domain for DNS; otherwise empty
     */
    public Challenge issue(AccountId account, ServerId server, Method method, String target) {
        requireTarget(method, target);
        Instant now = clock.instant();
        String id = "ch-" + hex(16);
        String secret = method == Method.CODE ? code() : hex(16);
        ChallengeRow row = new ChallengeRow(
                id, account, server, method.name(), target, digest(secret), now.plus(method.life()), null);
        ledger.run(books -> {
            if (method == Method.KEY && books.ownership().key(account, server) == null) {
                throw new IllegalArgumentException("this server was registered without a key");
            }
            books.ownership().open(row, now);
        });
        return new Challenge(id, method, secret, place(row), row.expiresAt());
    }

    /** A server's answer to a key challenge. */
    public Shown signed(String challenge, String nonce, byte[] signature) {
        return attempt(challenge, Method.KEY, row -> {
            String key = ledger.inTransaction(books -> books.ownership().key(row.account(), row.server()));
            if (!digest(nonce).equals(row.digest())) {
                return new NotYet(Trouble.WRONG_NONCE);
            }
            return key != null && verifies(key, toSign(row.account(), row.server(), nonce), signature)
                    ? null
                    : new NotYet(Trouble.WRONG_SIGNATURE);
        });
    }

    /** A code typed in at a server. It says nothing about whether there is a challenge. */
    public Shown typed(ServerId server, String code) {
        Instant now = clock.instant();
        List<ChallengeRow> open =
                ledger.inTransaction(books -> books.ownership().open(server, Method.CODE.name(), now));
        Shown answer = new NotYet(Trouble.WRONG_CODE);
        for (ChallengeRow row : open) {
            Shown one = attempt(
                    row.id(),
                    Method.CODE,
                    each -> digest(code.strip().toUpperCase(Locale.ROOT)).equals(each.digest())
                            ? null
                            : new NotYet(Trouble.WRONG_CODE));
            if (one instanceof Shown.Confirmed) {
                answer = one;
            }
        }
        return answer;
    }

    /** Looks at the well-known address or at DNS now. */
    public Shown look(String challenge) {
        return attempt(challenge, null, row -> switch (Method.valueOf(row.method())) {
            case HTTP -> lookHttp(row);
            case DNS -> lookDns(row);
            case KEY, CODE -> new NotYet(Trouble.FOR_THE_SERVER);
        });
    }

    /** The servers that an account showed to be its own, wherever they stand. */
    public List<ServerId> owned(AccountId account) {
        return ledger.inTransaction(books -> books.ownership().owned(account));
    }

    /** The account's challenges, newest first. */
    public List<Attempt> attempts(AccountId account) {
        return ledger.inTransaction(books -> books.ownership().attempts(account));
    }

    /** Whose challenge it is, or null if there is none. */
    public @Nullable AccountId of(String challenge) {
        ChallengeRow row = ledger.<@Nullable ChallengeRow>inTransaction(
                books -> books.ownership().find(challenge));
        return row == null ? null : row.account();
    }

    private Shown attempt(String id, @Nullable Method method, Function<ChallengeRow, @Nullable NotYet> check) {
        Instant now = clock.instant();
        ChallengeRow row = ledger.<@Nullable ChallengeRow>inTransaction(
                books -> books.ownership().find(id));
        if (row == null || row.passedAt() != null || !row.expiresAt().isAfter(now)) {
            return new NotYet(Trouble.OVER);
        }
        if (method != null && !row.method().equals(method.name())) {
            return new NotYet(Trouble.OTHER_KIND);
        }
        int before =
                ledger.inTransaction(books -> books.ownership().attempts(row.account(), row.server(), now.minus(HOUR)));
        if (before >= ATTEMPTS_MAX) {
            return new NotYet(Trouble.TOO_MANY);
        }
        NotYet trouble = check.apply(row);
        return ledger.inTransaction(books -> note(books, row, trouble, now));
    }

    private static Shown note(Books books, ChallengeRow row, @Nullable NotYet trouble, Instant now) {
        books.ownership().attempted(row.id(), trouble == null ? null : trouble.words(), now);
        if (trouble != null) {
            return trouble;
        }
        boolean ofServer = isOfServer(books, row);
        if (!books.ownership().pass(row, ofServer, now)) {
            return new NotYet(Trouble.OVER);
        }
        if (!ofServer) {
            books.audit().append(now, "account holder", "owner.name_shown", "challenge:" + row.id(), row.method());
            return new Shown.NameOnly();
        }
        Map<String, String> slots = Map.of("server", row.server().value());
        Mailbag.put(books, row.account(), MessageKind.OWNER_CONFIRMED, "challenge:" + row.id(), slots, now);
        books.audit().append(now, "account holder", "owner.confirmed", "challenge:" + row.id(), row.method());
        return new Shown.Confirmed();
    }

    private @Nullable NotYet lookHttp(ChallengeRow row) {
        Reply reply = http.get(URI.create(place(row)));
        if (reply instanceof Reply.Failed failed) {
            return new NotYet(Trouble.of(failed.why()));
        }
        Reply.Answered answered = (Reply.Answered) reply;
        if (answered.status() != 200) {
            return new NotYet(Trouble.WRONG_STATUS, answered.status());
        }
        return digest(answered.body().strip()).equals(row.digest()) ? null : new NotYet(Trouble.OTHER_TEXT);
    }

    private @Nullable NotYet lookDns(ChallengeRow row) {
        try {
            List<String> texts = dns.of(place(row));
            if (texts.stream().anyMatch(text -> digest(text).equals(row.digest()))) {
                return null;
            }
            return new NotYet(texts.isEmpty() ? Trouble.NO_RECORD : Trouble.OTHER_RECORD);
        } catch (IOException e) {
            return new NotYet(Trouble.DNS_SILENT);
        }
    }

    private static String place(ChallengeRow row) {
        return switch (Method.valueOf(row.method())) {
            case HTTP -> "http://" + row.target() + "/.well-known/evenhand-challenge/" + row.id();
            case DNS -> "_evenhand-challenge." + row.target();
            case KEY, CODE -> "";
        };
    }

    private static void requireTarget(Method method, String target) {
        boolean fits =
                switch (method) {
                    case HTTP -> HTTP_TARGET.matcher(target).matches();
                    case DNS -> DOMAIN.matcher(target).matches();
                    case KEY, CODE -> target.isEmpty();
                };
        if (!fits) {
            throw new IllegalArgumentException("this is not the name of a server");
        }
    }

    private static boolean verifies(String publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static PublicKey key(String encoded) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("this is not an Ed25519 key");
        }
    }

    private static String digest(String secret) {
        return Sha256.hex(secret.getBytes(UTF_8));
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int each = 0; each < CODE_LENGTH; each++) {
            code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }
}
