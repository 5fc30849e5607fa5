// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The segments of one rung for one session: those made, those waited for, and the ffmpeg at work, if any. */
final class Rendition {
    /** How many segments behind the newest request stay on disk, for a player that steps back. */
    private static final int BEHIND_MAX = 12;

    private final Path folder;
    private final Map<Integer, Path> made = new TreeMap<>();
    private final Map<Integer, List<CompletableFuture<Path>>> waiting = new TreeMap<>();
    private @Nullable Transcode work;
    private Instant lastAsked;

    Rendition(Path folder, Instant now) {
        this.folder = folder;
        lastAsked = now;
    }

    Path folder() {
        return folder;
    }

    @Nullable
    Transcode work() {
        return work;
    }

    void work(@Nullable Transcode next) {
        work = next;
    }

    Instant lastAsked() {
        return lastAsked;
    }

    boolean isWaitedFor() {
        return !waiting.isEmpty();
    }

    /** The lowest segment somebody waits for. */
    int firstWaited() {
        return waiting.keySet().iterator().next();
    }

    @Nullable
    Path made(int segment, Instant now) {
        lastAsked = now;
        return made.get(segment);
    }

    void await(int segment, CompletableFuture<Path> answer) {
        waiting.computeIfAbsent(segment, first -> new ArrayList<>()).add(answer);
    }

    void produced(int segment, Path file) throws IOException {
        made.put(segment, file);
        List<CompletableFuture<Path>> answers = waiting.remove(segment);
        if (answers != null) {
            answers.forEach(answer -> answer.complete(file));
        }
    }

    /** Forgets and deletes what lies far behind {@code segment}. */
    void forgetBehind(int segment) throws IOException {
        List<Integer> old =
                made.keySet().stream().filter(n -> n < segment - BEHIND_MAX).toList();
        for (int n : old) {
            Files.deleteIfExists(made.remove(n));
        }
    }

    void fail(Exception cause) {
        List<List<CompletableFuture<Path>>> all = new ArrayList<>(waiting.values());
        waiting.clear();
        all.forEach(answers -> answers.forEach(answer -> answer.completeExceptionally(cause)));
    }
}
