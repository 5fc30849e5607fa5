// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.transcode;

import io.evenhand.edge.library.VideoTrack;
import io.evenhand.edge.playback.Shape;
import io.evenhand.edge.telemetry.EdgeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes segments when they are asked for, once for all who watch the same, and ends what nobody asks for any more.
 *
 * <p>One thread owns all state; everything else posts to it. An encoder that fails is set aside and the same segment
 * is made by the next one, so a client sees a delay and no error.
 */
public final class Transcoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transcoder.class);
    private static final Duration IDLE_MAX = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FAILURES_MAX = 6;

    private final Ffmpeg ffmpeg;
    private final Spawner spawner;
    private final Path folder;
    private final Room room;
    private final String preset;
    private final EncoderChain chain;
    private final Admission admission;
    private final Calibration calibration;
    private final EdgeMetrics metrics;
    private final Clock clock;
    private final Map<String, Rendition> renditions = new HashMap<>();
    private final Map<String, String> encoders = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread transcoding = new Thread(work, "evenhand-transcoder");
        transcoding.setDaemon(true);
        return transcoding;
    });
    private final AtomicInteger running = new AtomicInteger();
    private int runs;

    public Transcoder(
            Ffmpeg ffmpeg,
            Calibration calibration,
            String preset,
            Spawner spawner,
            Path folder,
            Room room,
            EdgeMetrics metrics,
            Clock clock) {
        this.ffmpeg = ffmpeg;
        this.calibration = calibration;
        this.preset = preset;
        this.spawner = spawner;
        this.folder = folder;
        this.room = room;
        this.metrics = metrics;
        this.clock = clock;
        chain = new EncoderChain(ffmpeg.encoders());
        admission = new Admission(room.share(), this::speed);
        var unused = thread.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** How many ffmpeg processes run now. */
    public int running() {
        return running.get();
    }

    /** Whether there is space on the disk for another session's segments. */
    public boolean hasSpace() {
        return room.hasSpace(0);
    }

    /** Who may be transcoded for. */
    public Admission admission() {
        return admission;
    }

    private double speed(Shape shape) {
        Encoder best = encoder();
        Measured measured = best == null ? null : calibration.known(best, shape);
        return measured == null ? 0 : measured.speed();
    }

    /** The encoder that the next picture is made with; null if all are set aside. */
    public @Nullable Encoder encoder() {
        return chain.best(clock.instant());
    }

    /** What the best encoder does with a shape; one that cannot do it is set aside, and the next one asked. */
    public @Nullable Measured measured(Shape shape) {
        for (Encoder best = encoder(); best != null; best = encoder()) {
            Measured measured = calibration.of(best, shape);
            if (measured != null) {
                return measured;
            }
            chain.failed(best, clock.instant());
        }
        return null;
    }

    /** The file of one segment, made if need be; fails with {@link NoCapacityException} if it cannot be made now. */
    public CompletableFuture<Path> segment(String session, Making making, int segment) {
        CompletableFuture<Path> answer = new CompletableFuture<>();
        post(answer, () -> ask(session, rendition(making), segment, answer));
        return answer;
    }

    /** What a player needs before the first segment; {@code near} is where it will go on. */
    public CompletableFuture<Path> init(String session, Making making, int near) {
        CompletableFuture<Path> answer = new CompletableFuture<>();
        post(answer, () -> {
            Rendition rendition = rendition(making);
            Instant now = clock.instant();
            rendition.watchedAt(session, near, now);
            Path init = rendition.init();
            if (init != null) {
                answer.complete(init);
                return;
            }
            rendition.awaitInit(answer);
            if (rendition.runs().isEmpty()) {
                start(rendition, near, now);
            }
        });
        return answer;
    }

    /** The encoder that last made a picture for the session; the next one's if none did yet. */
    public @Nullable String encoderOf(String session) {
        String used = encoders.get(session);
        return used == null ? encoderInUse() : used;
    }

    /** Ends everything that only this session watches; done when its processes are reaped and its files are gone. */
    public CompletableFuture<Void> release(String session) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        admission.release(session);
        post(done, () -> {
            List<CompletableFuture<?>> ends = new ArrayList<>();
            for (Rendition rendition : List.copyOf(renditions.values())) {
                if (rendition.viewers().contains(session) && rendition.leave(session)) {
                    ends.add(drop(rendition));
                }
            }
            // not before: a segment that was on its way would have been noted again
            encoders.remove(session);
            var unused = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .whenComplete((all, failure) -> done.complete(null));
        });
        return done;
    }

    /** Ends every process and waits for it. */
    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        post(done, () -> {
            List<CompletableFuture<?>> ends = new ArrayList<>();
            List.copyOf(renditions.values()).forEach(rendition -> ends.add(drop(rendition)));
            var unused = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                    .whenComplete((all, failure) -> done.complete(null));
        });
        done.exceptionally(failure -> null)
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .join();
        thread.shutdownNow();
    }

    private Rendition rendition(Making making) throws IOException {
        Rendition rendition = renditions.get(making.key());
        if (rendition == null) {
            Path place = Files.createDirectories(folder.resolve(making.key()));
            rendition = new Rendition(making, place, clock.instant());
            renditions.put(making.key(), rendition);
        }
        return rendition;
    }

    private void ask(String session, Rendition rendition, int segment, CompletableFuture<Path> answer)
            throws IOException {
        Instant now = clock.instant();
        rendition.watchedAt(session, segment, now);
        for (Run run : List.copyOf(rendition.runs())) {
            if (run.serves(segment)) {
                run.ask(segment, now);
            } else if (!rendition.isNeeded(run)) {
                end(rendition, run);
            }
        }
        Path made = rendition.made(segment);
        if (made != null) {
            answer.complete(made);
            return;
        }
        rendition.await(segment, answer);
        if (rendition.runs().stream().noneMatch(run -> run.willReach(segment))) {
            start(rendition, segment, now);
        }
    }

    private void start(Rendition rendition, int segment, Instant now) throws IOException {
        VideoTrack video = rendition.making().film().video();
        Encoder encoder = chain.best(now, each -> each.takes(video));
        String refusal = encoder == null ? "every encoder is set aside after failures" : refusal(rendition);
        if (encoder == null || refusal != null) {
            rendition.fail(new NoCapacityException(String.valueOf(refusal)));
            return;
        }
        Run run = new Run(++runs, rendition.making(), encoder, segment, new Writer(rendition), now);
        rendition.runs().add(run);
        running.incrementAndGet();
        List<String> command = FfmpegCommands.of(ffmpeg.binary(), encoder, preset, rendition.making(), segment);
        try {
            Spawner.Child child = spawner.start(command, rendition.folder(), run::read);
            run.started(child);
            var unused = child.silence().thenRunAsync(() -> exited(rendition, run, child), thread);
        } catch (IOException e) {
            running.decrementAndGet();
            rendition.runs().remove(run);
            throw e;
        }
    }

    /** Why no run may start now; what nobody needs makes room first. */
    private @Nullable String refusal(Rendition wanted) {
        if (wanted.failures() >= FAILURES_MAX) {
            return "this film cannot be made ready";
        }
        if (!room.hasSpace(
                renditions.values().stream().mapToLong(Rendition::bytes).sum())) {
            return "the disk for segments is full";
        }
        for (Rendition rendition : renditions.values()) {
            for (Run run : List.copyOf(rendition.runs())) {
                if (!rendition.isNeeded(run)) {
                    end(rendition, run);
                }
            }
        }
        return runs() < room.runsMax() || endsOneThatWaits() ? null : "every transcoding slot is taken";
    }

    private int runs() {
        return renditions.values().stream().mapToInt(each -> each.runs().size()).sum();
    }

    /** Ends the run that nobody asked anything of for the longest; whoever watches it gets a new one in time. */
    private boolean endsOneThatWaits() {
        Rendition longest = renditions.values().stream()
                .filter(each -> !each.runs().isEmpty() && !each.isWaitedFor())
                .min(Comparator.comparing(Rendition::lastAsked))
                .orElse(null);
        if (longest == null) {
            return false;
        }
        end(longest, longest.runs().get(0));
        return true;
    }

    /** Puts what a run makes on the disk, whole or not at all. */
    private final class Writer implements Run.Sink {
        private final Rendition rendition;

        Writer(Rendition rendition) {
            this.rendition = rendition;
        }

        @Override
        public void init(Run run, byte[] bytes) throws IOException {
            Path file = rendition.folder().resolve("init.mp4");
            if (!Files.exists(file)) {
                write(file, bytes, run);
            }
            execute(() -> rendition.initMade(file));
        }

        @Override
        public void segment(Run run, int n, byte[] bytes) throws IOException {
            Path file = rendition
                    .folder()
                    .resolve(n + "." + rendition.making().recipe().ending());
            write(file, bytes, run);
            double speed = run.produced(n, clock.instant());
            execute(() -> produced(rendition, run, n, file, bytes.length, speed));
        }

        private void write(Path file, byte[] bytes, Run run) throws IOException {
            Path part = file.resolveSibling(file.getFileName() + "." + run.number() + ".part");
            try {
                Files.write(part, bytes);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                Files.deleteIfExists(part);
                throw new IOException("No space left on device, or no right to write there", e);
            }
        }
    }

    private void produced(Rendition rendition, Run run, int n, Path file, long bytes, double speed) {
        if (renditions.get(rendition.making().key()) != rendition) {
            return;
        }
        if (rendition.making().recipe() instanceof Recipe.Picture picture) {
            chain.worked(run.encoder());
            rendition
                    .viewers()
                    .forEach(viewer -> encoders.put(viewer, run.encoder().ffmpegName()));
            if (speed > 0) {
                calibration.observe(run.encoder(), picture.shape(), speed);
            }
        }
        rendition.produced(n, file, bytes);
        try {
            rendition.forgetFar();
        } catch (IOException e) {
            LOG.warn("a segment could not be deleted, it is swept up later");
        }
        if (rendition.made(n + 1) != null && !rendition.isWaitedFor()) {
            // another run was here before
            end(rendition, run);
        }
    }

    private void exited(Rendition rendition, Run run, Spawner.Child child) {
        running.decrementAndGet();
        rendition.runs().remove(run);
        boolean well = child.process().exitValue() == 0 && run.broken() == null;
        Diagnosis diagnosis = well ? Diagnosis.OK : Diagnosis.of(run.broken() + "\n" + child.said());
        boolean stopped = run.isStopped();
        // whoever still holds back what it read would wait for ever: nobody asks a run that is gone
        run.stop();
        metrics.transcoded(
                rendition.making().isEncodedPicture() ? run.encoder().ffmpegName() : "copy",
                stopped ? "stopped" : diagnosis.code());
        if (!stopped && !well && diagnosis != Diagnosis.NO_SPACE) {
            setAside(rendition, run, diagnosis);
        }
        if (stopped
                || !rendition.isWaitedFor()
                || renditions.get(rendition.making().key()) != rendition) {
            return;
        }
        if ((well && !run.hasProduced()) || diagnosis == Diagnosis.NO_SPACE) {
            rendition.fail(new NoCapacityException(well ? "no segment came of it" : diagnosis.sentence()));
            return;
        }
        goOn(rendition, run, well);
    }

    /** A run failed, whether or not somebody waits just now: the next one is not made by the same encoder. */
    private void setAside(Rendition rendition, Run run, Diagnosis diagnosis) {
        rendition.failed();
        LOG.warn("a run failed: {} ({})", diagnosis.sentence(), run.broken());
        if (rendition.making().isEncodedPicture()) {
            chain.failed(run.encoder(), clock.instant());
        }
    }

    /** Somebody waits for a segment that this run did not make: the next run, on the next encoder if this one failed. */
    private void goOn(Rendition rendition, Run run, boolean well) {
        Instant now = clock.instant();
        int wanted = rendition.firstWaited();
        if (rendition.runs().stream().anyMatch(other -> other.willReach(wanted))) {
            return;
        }
        if (well && wanted >= run.next()) {
            rendition.fail(new NoCapacityException("the film ends before this segment"));
            return;
        }
        try {
            start(rendition, wanted, now);
        } catch (IOException e) {
            rendition.fail(new NoCapacityException("ffmpeg could not be started"));
        }
    }

    private void tick() {
        try {
            lookAfterAll();
        } catch (RuntimeException e) {
            // one that got out would be the last look of all
            LOG.error("looking after the transcodes failed", e);
        }
    }

    private void lookAfterAll() {
        Instant now = clock.instant();
        for (Rendition rendition : List.copyOf(renditions.values())) {
            for (Run run : List.copyOf(rendition.runs())) {
                Spawner.Child child = run.child();
                if (child != null && run.isStuck(now, PATIENCE)) {
                    LOG.warn("a transcode made no progress and is ended");
                    child.process().destroyForcibly();
                }
            }
            if (!rendition.isWaitedFor() && rendition.lastAsked().plus(IDLE_MAX).isBefore(now)) {
                var unused = drop(rendition);
            }
        }
    }

    private void end(Rendition rendition, Run run) {
        run.stop();
        rendition.runs().remove(run);
    }

    /** Ends a rendition's runs, then deletes its files. */
    private CompletableFuture<?> drop(Rendition rendition) {
        renditions.remove(rendition.making().key());
        rendition.fail(new NoCapacityException("the session ended"));
        List<CompletableFuture<?>> ends = new ArrayList<>();
        for (Run run : List.copyOf(rendition.runs())) {
            run.stop();
            Spawner.Child child = run.child();
            if (child != null) {
                ends.add(child.silence());
            }
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> delete(rendition), thread);
    }

    private void delete(Rendition rendition) {
        if (renditions.containsKey(rendition.making().key())) {
            return; // somebody asked again meanwhile
        }
        try {
            Orphans.delete(rendition.folder());
        } catch (IOException e) {
            LOG.warn("segments could not be deleted, they are swept up at the next start");
        }
    }

    /** Has it run on the thread that owns all state; false if that is closed. */
    private boolean execute(Runnable task) {
        try {
            thread.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void post(CompletableFuture<?> answer, Task task) {
        boolean taken = execute(() -> {
            try {
                task.run();
            } catch (IOException e) {
                answer.completeExceptionally(new NoCapacityException("the transcoder's disk or ffmpeg failed"));
            } catch (RuntimeException e) {
                LOG.error("the transcoder failed", e);
                answer.completeExceptionally(e);
            }
        });
        if (!taken) {
            answer.completeExceptionally(new NoCapacityException("the edge is closing"));
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    /** The label of an encoder, for a state page. */
    public @Nullable String encoderInUse() {
        Encoder best = encoder();
        return best == null ? null : best.ffmpegName();
    }
}
