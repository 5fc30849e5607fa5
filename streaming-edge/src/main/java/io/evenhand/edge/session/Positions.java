// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.session;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where people were in films, on this edge's disk only and for 90 days; a file's name is a keyed hash, so that the
 * folder alone tells nobody who watched what.
 */
final class Positions {
    private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration LOOKED_THROUGH = Duration.ofDays(1);
    private static final String KEY = "key";

    private final Path folder;
    private final Clock clock;
    private final String key;
    /** When old ones are to be looked for again; only one thread puts. */
    private Instant nextLook;

    Positions(Path folder, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.clock = clock;
        key = key(folder.resolve(KEY));
        nextLook = clock.instant().plus(LOOKED_THROUGH);
        forgetOld();
    }

    Duration find(AccountId account, @Nullable ViewerId viewer, String film) {
        try {
            Path file = file(account, viewer, film);
            return Files.exists(file) && !isOld(file)
                    ? Duration.ofMillis(Long.parseLong(Files.readString(file)))
                    : Duration.ZERO;
        } catch (IOException | NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    void put(AccountId account, @Nullable ViewerId viewer, String film, Duration position) {
        Path file = file(account, viewer, film);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(part, Long.toString(position.toMillis()));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (!clock.instant().isBefore(nextLook)) {
                nextLook = clock.instant().plus(LOOKED_THROUGH);
                forgetOld();
            }
        } catch (IOException e) {
            LOG.warn("a position could not be kept");
        }
    }

    private void forgetOld() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(file -> !file.endsWith(KEY)).toList();
        }
        for (Path file : all) {
            if (isOld(file)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isOld(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().plus(KEPT).isBefore(clock.instant());
    }

    private Path file(AccountId account, @Nullable ViewerId viewer, String film) {
        String who = viewer == null ? account.value() : viewer.value();
        String name = String.join("\n", key, account.value(), who, film);
        return folder.resolve(Sha256.hex(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(Path file) throws IOException {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        SecretFile.createOnce(file, HexFormat.of().formatHex(bytes));
        return Files.readString(file);
    }
}
