// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Mints and checks the tokens that name a session in the path of every address: the session's id, the end of the
 * token's life, and an HMAC over both.
 *
 * <p>In the path, because relative addresses in a playlist keep it and players drop query strings. Nothing in it can
 * be read: no account, no viewer.
 */
public final class SessionToken {
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 16;
    private static final int BYTES = ID_BYTES + Long.BYTES + MAC_BYTES;
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    SessionToken(byte[] key) {
        this.key = key.clone();
    }

    /** With the key kept in {@code file}, made if there is none, so that sessions outlive a restart. */
    public static SessionToken keptIn(Path file) throws IOException {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length == KEY_BYTES) {
                return new SessionToken(key);
            }
        } catch (NoSuchFileException e) {
            // the first start
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, key, StandardOpenOption.WRITE);
        return new SessionToken(key);
    }

    /** A new session's id. */
    static String newId() {
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    public String mint(String sessionId, Instant end) {
        byte[] said = ByteBuffer.allocate(ID_BYTES + Long.BYTES)
                .put(HexFormat.of().parseHex(sessionId))
                .putLong(end.getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(BYTES).put(said).put(mac(said)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The session a token names, or null if it was not minted here or its life is over. */
    public @Nullable String sessionId(String token, Instant now) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (bytes.length != BYTES) {
            return null;
        }
        byte[] said = Arrays.copyOf(bytes, ID_BYTES + Long.BYTES);
        byte[] mac = Arrays.copyOfRange(bytes, said.length, BYTES);
        if (!MessageDigest.isEqual(mac, mac(said))) {
            return null;
        }
        long end = ByteBuffer.wrap(said).getLong(ID_BYTES);
        return now.getEpochSecond() < end ? HexFormat.of().formatHex(said, 0, ID_BYTES) : null;
    }

    private byte[] mac(byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(said), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
