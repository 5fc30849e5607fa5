// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.embedded;

import static java.util.Objects.requireNonNull;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Token;
import io.evenhand.edge.feed.FeedAccess;
import io.evenhand.edge.feed.FeedDisk;
import io.evenhand.edge.feed.FeedSync;
import io.evenhand.edge.feed.Follower;
import io.evenhand.edge.feed.HeadStream;
import io.evenhand.edge.feed.HttpFeedSource;
import io.evenhand.edge.feed.TrustedKey;
import io.evenhand.edge.query.Answer;
import io.evenhand.edge.query.Answers;
import io.evenhand.edge.query.Question;
import io.evenhand.edge.table.LiveTable;
import io.evenhand.edge.telemetry.EdgeMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/**
 * A policy that follows its publisher and answers in the caller's own thread, from memory and without waiting.
 *
 * <p>It begins with what the folder holds, so that a start needs no network, and is a whole edge to the publisher: it
 * verifies every signature and acknowledges what it applied. Safe to use from any number of threads.
 */
public final class EmbeddedPolicy implements AutoCloseable {
    private static final Duration STALE_AFTER = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final LiveTable live;
    private final Answers answers;
    private final HttpFeedSource source;
    private final Follower follower;
    private final HeadStream heads;

    /**
     * Where the policy comes from and where it is kept.
     *
     * @param url the publisher's address, or that of an edge that hands the feed on
     * @param publicKey the file with the publisher's public key
     * @param token the file with this program's token; it need not be there if the publisher asks for none
     * @param folder this program's own, used by no other
     * @param name under which the publisher knows this program
     */
    public record Feed(String url, Path publicKey, Path token, Path folder, String name) {
        public Feed {
            requireNonNull(url, "url");
            requireNonNull(publicKey, "publicKey");
            requireNonNull(token, "token");
            requireNonNull(folder, "folder");
            if (!Token.isName(name)) {
                throw new IllegalArgumentException("a name holds only letters, digits, dots, dashes and underscores");
            }
        }
    }

    private EmbeddedPolicy(Feed feed, ToIntFunction<AccountId> externalStreams, Clock clock) throws IOException {
        // what can fail comes first: threads are started only if somebody will close them
        FeedAccess access = FeedAccess.of(feed.url(), feed.name(), feed.token());
        FeedDisk disk = new FeedDisk(feed.folder());
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        live = new LiveTable(clock.instant());
        EdgeMetrics metrics = new EdgeMetrics();
        answers = new Answers(live, externalStreams, clock, STALE_AFTER, metrics);
        source = new HttpFeedSource(vertx, access);
        FeedSync sync = new FeedSync(source, disk, live, clock);
        follower = new Follower(sync, new TrustedKey(feed.publicKey()), refusal -> metrics.feedRefused(refusal.code()));
        heads = new HeadStream(vertx, access, follower);
    }

    /** Follows the feed in a program that runs no streams itself, so that no limit on streams is reached here. */
    public static EmbeddedPolicy follow(Feed feed, Clock clock) throws IOException {
        return follow(feed, account -> 0, clock);
    }

    /**
     * Follows the feed.
     *
     * @param externalStreams how many streams to viewers outside the Home an account has running now
     */
    public static EmbeddedPolicy follow(Feed feed, ToIntFunction<AccountId> externalStreams, Clock clock)
            throws IOException {
        EmbeddedPolicy policy = new EmbeddedPolicy(feed, externalStreams, clock);
        policy.follower.start();
        policy.heads.start();
        return policy;
    }

    /** The answer, by the policy as it is known now; before any policy was ever loaded it is yes, and says so. */
    public Answer ask(Question question) {
        return answers.answer(question);
    }

    /** Whether a policy was loaded at all. */
    public boolean isLoaded() {
        return live.view().freshness().loaded();
    }

    /** The revision in use. */
    public long rev() {
        return live.view().table().rev();
    }

    /** Calls {@code listener} after each change, on the thread that made it. */
    public void onChange(Runnable listener) {
        live.onSwap((before, after) -> listener.run());
    }

    @Override
    public void close() {
        heads.close();
        follower.close();
        source.close();
        try {
            vertx.close()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(3, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the connections did not close in time", e);
        }
    }
}
