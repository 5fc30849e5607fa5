// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes segments when they are asked for, and ends what nobody asks for any more.
 *
 * <p>One thread owns all state; everything else posts to it. An encoder that fails is set aside and the same segment
 * is made by the next one, so a client sees a delay and no error.
 */
public final class Transcoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);
    private static final Duration IDLE_MAX = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long FREE_SPACE_MIN = 64L << 20;

    private record Key(String session, Rung rung) {}

    private final Ffmpeg ffmpeg;
    private final SampleMedia media;
    private final Spawner spawner;
    private final Path folder;
    private final int slots;
    private final String preset;
    private final EncoderChain chain;
    private final EdgeMetrics metrics;
    private final Clock clock;
    private final Map<Key, Rendition> renditions = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread transcoding = new Thread(work, "evenhand-transcoder");
        transcoding.setDaemon(true);
        return transcoding;
    });
    private final AtomicInteger running = new AtomicInteger();

    public Transcoder(
            Ffmpeg ffmpeg,
            SampleMedia media,
            Spawner spawner,
            Path folder,
            int slots,
            EdgeMetrics metrics,
            Clock clock) {
        this.ffmpeg = ffmpeg;
        this.media = media;
        this.spawner = spawner;
        this.folder = folder;
        this.slots = slots;
        this.metrics = metrics;
        this.clock = clock;
        preset = Runtime.getRuntime().availableProcessors() >= 4 ? "veryfast" : "ultrafast";
        chain = new EncoderChain(ffmpeg.encoders());
        var unused = thread.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    public SampleMedia media() {
        return media;
    }

    public Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    /** How many ffmpeg processes run now. */
    public int running() {
        return running.get();
    }

    /** Whether another session could start now. */
    public boolean hasRoom() {
        return running.get() < slots && folder.toFile().getUsableSpace() > FREE_SPACE_MIN;
    }

    /** The file of one segment, made if need be; fails with {@link NoCapacityException} if it cannot be made now. */
    public CompletableFuture<Path> segment(String session, Rung rung, int segment) {
        CompletableFuture<Path> answer = new CompletableFuture<>();
        post(answer, () -> ask(new Key(session, rung), segment, answer));
        return answer;
    }

    /** Ends everything of a session; done when its processes are reaped and its files are gone. */
    public CompletableFuture<Void> release(String session) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        post(done, () -> {
            List<CompletableFuture<?>> ends = new ArrayList<>();
            for (Rung rung : Rung.values()) {
                Rendition rendition = renditions.remove(new Key(session, rung));
                if (rendition != null) {
                    ends.add(end(rendition));
                }
            }
            var unused = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .whenCompleteAsync((all, failure) -> deleted(session, done), thread);
        });
        return done;
    }

    /** Ends every process and waits for it. */
    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        post(done, () -> {
            List<CompletableFuture<?>> ends = new ArrayList<>();
            renditions.values().forEach(rendition -> ends.add(end(rendition)));
            renditions.clear();
            var unused = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .whenComplete((all, failure) -> done.complete(null));
        });
        done.completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
        thread.shutdownNow();
    }

    private void ask(Key key, int segment, CompletableFuture<Path> answer) throws IOException {
        Instant now = clock.instant();
        Rendition rendition = renditions.get(key);
        if (rendition == null) {
            Path place = Files.createDirectories(
                    folder.resolve(key.session()).resolve(key.rung().path()));
            rendition = new Rendition(place, now);
            renditions.put(key, rendition);
        }
        Path made = rendition.made(segment, now);
        Transcode work = rendition.work();
        if (made != null) {
            answer.complete(made);
            if (work != null) {
                work.ask(segment, now);
            }
            return;
        }
        rendition.await(segment, answer);
        if (work != null && work.willReach(segment)) {
            work.ask(segment, now);
        } else {
            restart(key, rendition, segment, now);
        }
    }

    private void restart(Key key, Rendition rendition, int segment, Instant now) throws IOException {
        Transcode before = rendition.work();
        if (before != null) {
            before.stop();
            rendition.work(null);
        }
        Encoder encoder = chain.best(now);
        if (encoder == null || !makeRoom(key)) {
            rendition.fail(new NoCapacityException(
                    encoder == null ? "every encoder is set aside after failures" : "every transcoding slot is taken"));
            return;
        }
        List<String> command =
                FfmpegCommands.segments(ffmpeg.binary(), encoder, media.file(), key.rung(), segment, preset);
        Transcode[] self = new Transcode[1];
        Spawner.Child child = spawner.start(command, rendition.folder(), line -> listed(key, self, line));
        Transcode work = new Transcode(child, encoder, rendition.folder(), segment, now);
        self[0] = work;
        rendition.work(work);
        running.incrementAndGet();
        // what it listed before its end counts, so the pipe is read out first
        var unused = child.process()
                .onExit()
                .thenRunAsync(child::awaitSilence)
                .thenRunAsync(() -> exited(key, work), thread);
    }

    /** Takes a slot: a free one, or that of the same session's other rung, since a player watches one. */
    private boolean makeRoom(Key key) {
        if (folder.toFile().getUsableSpace() < FREE_SPACE_MIN) {
            return false;
        }
        if (running.get() < slots) {
            return true;
        }
        for (Map.Entry<Key, Rendition> other : renditions.entrySet()) {
            Transcode work = other.getValue().work();
            if (work != null
                    && other.getKey().session().equals(key.session())
                    && !other.getKey().equals(key)) {
                work.stop();
                other.getValue().work(null);
                return true;
            }
        }
        return false;
    }

    /** ffmpeg wrote the name of a segment it has completed; on the pipe's thread. */
    private void listed(Key key, Transcode[] self, String line) {
        int comma = line.indexOf(',');
        if (comma > 0) {
            String name = line.substring(0, comma);
            thread.execute(() -> produced(key, self[0], name));
        }
    }

    private void produced(Key key, Transcode work, String name) {
        Rendition rendition = renditions.get(key);
        if (rendition == null || rendition.work() != work) {
            return;
        }
        Path file = work.folder().resolve(name);
        int segment = Integer.parseInt(name.substring(0, name.indexOf('.')));
        try {
            if (!SegmentCheck.isWhole(file)) {
                work.stop();
                return;
            }
            chain.worked(work.encoder());
            rendition.produced(segment, file);
            work.produced(segment, clock.instant());
            rendition.forgetBehind(segment);
        } catch (IOException e) {
            LOG.warn("a transcode could not be governed", e);
        }
    }

    private void exited(Key key, Transcode work) {
        running.decrementAndGet();
        boolean well = work.child().process().exitValue() == 0;
        Diagnosis diagnosis = well ? Diagnosis.OK : Diagnosis.of(work.child().said());
        metrics.transcoded(work.encoder().ffmpegName(), work.isStopped() ? "stopped" : diagnosis.code());
        Rendition rendition = renditions.get(key);
        if (rendition == null || rendition.work() != work) {
            return;
        }
        rendition.work(null);
        if (rendition.isWaitedFor()) {
            goOn(key, rendition, work, well, diagnosis);
        }
    }

    /** Somebody waits for a segment that this run did not make: the next run, on the next encoder if this one failed. */
    private void goOn(Key key, Rendition rendition, Transcode work, boolean well, Diagnosis diagnosis) {
        Instant now = clock.instant();
        if (!well && !work.hasProduced()) {
            chain.failed(work.encoder(), now);
            LOG.warn("{} failed: {}", work.encoder().ffmpegName(), diagnosis.sentence());
        }
        if (well && !work.hasProduced()) {
            rendition.fail(new NoCapacityException("no segment came of it"));
            return;
        }
        try {
            restart(key, rendition, rendition.firstWaited(), now);
        } catch (IOException e) {
            rendition.fail(new NoCapacityException("ffmpeg could not be started"));
        }
    }

    private void tick() {
        Instant now = clock.instant();
        List<Key> idle = new ArrayList<>();
        renditions.forEach((key, rendition) -> {
            Transcode work = rendition.work();
            if (work != null && rendition.isWaitedFor() && work.isStuck(now, PATIENCE)) {
                LOG.warn("a transcode made no progress and is ended");
                work.child().process().destroyForcibly();
            }
            if (!rendition.isWaitedFor() && rendition.lastAsked().plus(IDLE_MAX).isBefore(now)) {
                idle.add(key);
            }
        });
        for (Key key : idle) {
            Rendition rendition = renditions.remove(key);
            if (rendition != null) {
                var unused = end(rendition).whenCompleteAsync((ended, failure) -> delete(rendition.folder()), thread);
            }
        }
    }

    private static CompletableFuture<?> end(Rendition rendition) {
        rendition.fail(new NoCapacityException("the session ended"));
        Transcode work = rendition.work();
        if (work == null) {
            return CompletableFuture.completedFuture(null);
        }
        work.stop();
        return work.child().process().onExit();
    }

    private void deleted(String session, CompletableFuture<Void> done) {
        delete(folder.resolve(session));
        done.complete(null);
    }

    private static void delete(Path place) {
        try {
            Orphans.delete(place);
        } catch (IOException e) {
            LOG.warn("segments could not be deleted, they are swept up at the next start");
        }
    }

    private void post(CompletableFuture<?> answer, Task task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (IOException e) {
                answer.completeExceptionally(new NoCapacityException("the transcoder's disk or ffmpeg failed"));
            } catch (RuntimeException e) {
                LOG.error("the transcoder failed", e);
                answer.completeExceptionally(e);
            }
        });
    }

    private interface Task {
        void run() throws IOException;
    }

    /** The label of an encoder, for a state page. */
    public @Nullable String encoderInUse() {
        Encoder best = chain.best(clock.instant());
        return best == null ? null : best.ffmpegName();
    }
}
