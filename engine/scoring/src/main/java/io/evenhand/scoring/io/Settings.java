// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.contract.log.LogAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the long-running program is configured.
 *
 * @param log how the log is reached
 * @param checkpoints the folder of snapshots, from which a restart continues
 * @param checkpointEvery how often a snapshot is made
 * @param backend where the accounts live while the job runs
 * @param parallelism how many subtasks the keyed operators have
 * @param exactlyOnce whether records appear in the log only with the snapshot that contains them
 * @param idleAfter how long a partition may be silent before time passes without it
 * @param keyFile the pseudonym key, opened only for events that come with an address
 * @param asnTable what is known about networks, or null
 * @param bind the address of the metrics server
 * @param metricsPort its port, 0 for any
 */
record Settings(
        LogAccess log,
        Path checkpoints,
        Duration checkpointEvery,
        StateBackend backend,
        int parallelism,
        boolean exactlyOnce,
        Duration idleAfter,
        Path keyFile,
        @Nullable Path asnTable,
        String bind,
        int metricsPort) {
    /** Says in one sentence which setting is wrong. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /** The folder of working files beside the snapshots; made anew at each start. */
    Path working() {
        return checkpoints.resolveSibling("state");
    }

    static Settings from(Map<String, String> env) throws UnusableException {
        String var = text(env, "EVENHAND_VAR", "var");
        String asnTable = text(env, "EVENHAND_ASN_TABLE", "");
        return new Settings(
                log(env),
                Path.of(text(env, "EVENHAND_CHECKPOINTS", var + "/checkpoints")).toAbsolutePath(),
                Duration.ofMillis(number(env, "EVENHAND_CHECKPOINT_MILLIS", 2_000, 100, 600_000)),
                backend(env),
                number(env, "EVENHAND_PARALLELISM", 1, 1, 128),
                truth(env, "EVENHAND_EXACTLY_ONCE"),
                Duration.ofMillis(number(env, "EVENHAND_IDLE_MILLIS", 30_000, 100, 3_600_000)),
                Path.of(text(env, "EVENHAND_PSEUDONYM_KEY_FILE", var + "/secrets/pseudonym-key")),
                asnTable.isEmpty() ? null : Path.of(asnTable),
                text(env, "EVENHAND_BIND", "127.0.0.1"),
                number(env, "EVENHAND_METRICS_PORT", 9_401, 0, 65_535));
    }

    /** A setting that is empty is not set: a folder of snapshots is tidied, and must not be wherever the program runs. */
    private static String text(Map<String, String> env, String name, String otherwise) {
        String text = env.getOrDefault(name, "");
        return text.isEmpty() ? otherwise : text;
    }

    private static LogAccess log(Map<String, String> env) throws UnusableException {
        try {
            return LogAccess.from(env);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(String.valueOf(e.getMessage()));
        }
    }

    private static int number(Map<String, String> env, String name, int otherwise, int min, int max)
            throws UnusableException {
        String text = env.get(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UnusableException(name + " must be a number from " + min + " to " + max);
    }

    private static StateBackend backend(Map<String, String> env) throws UnusableException {
        StateBackend backend = StateBackend.named(env.getOrDefault("EVENHAND_STATE_BACKEND", "hashmap"));
        if (backend == null) {
            throw new UnusableException("EVENHAND_STATE_BACKEND must be hashmap or rocksdb");
        }
        return backend;
    }

    private static boolean truth(Map<String, String> env, String name) throws UnusableException {
        return switch (env.getOrDefault(name, "false")) {
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new UnusableException(name + " must be true or false");
        };
    }
}
