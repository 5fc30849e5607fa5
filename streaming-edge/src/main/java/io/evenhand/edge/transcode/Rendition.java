// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The segments of one making: those made, those waited for, who watches where, and the runs at work. */
final class Rendition {
    /** How many segments behind a viewer stay on disk, for a player that steps back. */
    private static final int BEHIND_MAX = 12;

    private record Made(Path file, long bytes) {}

    private final Making making;
    private final Path folder;
    private final Map<Integer, Made> made = new TreeMap<>();
    private final NavigableMap<Integer, List<CompletableFuture<Path>>> waiting = new TreeMap<>();
    private final List<CompletableFuture<Path>> waitingForInit = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Run> runs = new ArrayList<>();
    private @Nullable Path init;
    private Instant lastAsked;
    private int failures;

    Rendition(Making making, Path folder, Instant now) {
        this.making = making;
        this.folder = folder;
        lastAsked = now;
    }

    Making making() {
        return making;
    }

    Path folder() {
        return folder;
    }

    List<Run> runs() {
        return runs;
    }

    Instant lastAsked() {
        return lastAsked;
    }

    boolean isWaitedFor() {
        return !waiting.isEmpty() || !waitingForInit.isEmpty();
    }

    /** The lowest segment somebody waits for; the start if somebody waits for nothing but the init segment. */
    int firstWaited() {
        return waiting.isEmpty() ? 0 : waiting.firstKey();
    }

    /** How often in a row a run failed here without making anything. */
    int failures() {
        return failures;
    }

    void failed() {
        failures++;
    }

    @Nullable
    Path init() {
        return init;
    }

    @Nullable
    Path made(int segment) {
        Made there = made.get(segment);
        return there == null ? null : there.file();
    }

    void watchedAt(String session, int segment, Instant now) {
        positions.put(session, segment);
        lastAsked = now;
    }

    Set<String> viewers() {
        return positions.keySet();
    }

    /** Forgets a viewer; true if nobody is left. */
    boolean leave(String session) {
        positions.remove(session);
        return positions.isEmpty();
    }

    boolean isNeeded(Run run) {
        return positions.values().stream().anyMatch(run::serves)
                || waiting.keySet().stream().anyMatch(run::willReach);
    }

    void await(int segment, CompletableFuture<Path> answer) {
        waiting.computeIfAbsent(segment, first -> new ArrayList<>()).add(answer);
    }

    void awaitInit(CompletableFuture<Path> answer) {
        waitingForInit.add(answer);
    }

    void initMade(Path file) {
        init = file;
        waitingForInit.forEach(answer -> answer.complete(file));
        waitingForInit.clear();
    }

    void produced(int segment, Path file, long bytes) {
        failures = 0;
        made.put(segment, new Made(file, bytes));
        List<CompletableFuture<Path>> answers = waiting.remove(segment);
        if (answers != null) {
            answers.forEach(answer -> answer.complete(file));
        }
    }

    long bytes() {
        return made.values().stream().mapToLong(Made::bytes).sum();
    }

    /** Forgets and deletes what no viewer is near. */
    void forgetFar() throws IOException {
        List<Integer> far = made.keySet().stream()
                .filter(n -> positions.values().stream()
                        .noneMatch(at -> n >= at - BEHIND_MAX && n <= at + Run.AHEAD_MAX + Run.WAIT_MAX))
                .toList();
        for (int n : far) {
            Made old = made.remove(n);
            if (old != null) {
                Files.deleteIfExists(old.file());
            }
        }
    }

    void fail(Exception cause) {
        List<CompletableFuture<Path>> all = new ArrayList<>(waitingForInit);
        waiting.values().forEach(all::addAll);
        waiting.clear();
        waitingForInit.clear();
        all.forEach(answer -> answer.completeExceptionally(cause));
    }
}
