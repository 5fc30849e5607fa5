// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys as the file has them now. Looked at again at intervals, so that a key is given and taken without a restart.
 *
 * <p>A file that is broken or gone takes no key away and gives none: the last good state stays, and the log says why.
 */
public final class CallerKeys {
    private static final Logger LOG = LoggerFactory.getLogger(CallerKeys.class);

    private final Path file;
    private volatile @Nullable Map<String, CallerKey> byHash;
    private String readFrom = "";
    private String said = "";

    public CallerKeys(Path file) {
        this.file = file;
        refresh();
    }

    /** Whether there is, or ever was, a file: without one only this machine may ask. */
    public boolean isConfigured() {
        return byHash != null;
    }

    /** Reads the file again if it changed. */
    public synchronized void refresh() {
        try {
            String text = Files.readString(file, UTF_8);
            if (byHash == null || !text.equals(readFrom)) {
                readFrom = text;
                byHash = parse(text);
                said = "";
            }
        } catch (NoSuchFileException e) {
            // no file is a choice
        } catch (IOException | IllegalArgumentException e) {
            if (byHash == null) {
                byHash = Map.of();
            }
            trouble(String.valueOf(e.getMessage()));
        }
    }

    /** Says each trouble once: it is looked every second. */
    private void trouble(String now) {
        if (!now.equals(said)) {
            said = now;
            LOG.error("the file of callers' keys cannot be used, what was read before stays: {}", now);
        }
    }

    private static Map<String, CallerKey> parse(String text) {
        Map<String, CallerKey> keys = new HashMap<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                CallerKey key = CallerKey.parse(line);
                keys.put(key.shown(), key);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        return Map.copyOf(keys);
    }

    /** The line for what a caller shows, or null if it is unknown or over; found by a hash, so no comparison tells how much fits. */
    @Nullable
    CallerKey find(String shown, Instant now) {
        Map<String, CallerKey> keys = byHash;
        CallerKey found = keys == null ? null : keys.get(shown);
        return found != null && found.isValid(now) ? found : null;
    }
}
