// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.trial;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.verdict.Verdict;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.TrialBook.Evidence;
import io.evenhand.rules.ruleset.Ruleset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks two versions of the rules about everything stored for a period. Assessments come from the database as they are
 * needed and are judged by several threads; memory holds a few hundred accounts at a time.
 */
public final class Backtest {
    private static final int ACCOUNTS_PER_TASK = 64;
    private static final int TASKS_WAITING_PER_THREAD = 4;

    private final Ruleset candidate;
    private final Ruleset baseline;
    private final int threads;
    private final Progress progress;
    private final Consumer<Verdict> observer;
    private final Tally total = new Tally();
    private final AtomicLong done = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Is told how far it has come. */
    public interface Progress {
        void at(long assessments, long ofAssessments);
    }

    /**
     * @param observer gets every verdict of the candidate, from several threads
     */
    public Backtest(Ruleset candidate, Ruleset baseline, int threads, Progress progress, Consumer<Verdict> observer) {
        this.candidate = candidate;
        this.baseline = baseline;
        this.threads = threads;
        this.progress = progress;
        this.observer = observer;
    }

    /** Runs over assessments that speak about a time from {@code from} on and before {@code until}. Once per backtest. */
    public BlastRadius run(Ledger ledger, Instant from, Instant until) {
        ledger.read(books -> run(books, from, until));
        return total.report(candidate.version(), baseline.version(), from, until);
    }

    private void run(Books books, Instant from, Instant until) {
        long all = books.trials().count(from, until);
        progress.at(0, all);
        ExecutorService workers = Executors.newFixedThreadPool(threads, Backtest::worker);
        Semaphore room = new Semaphore(threads * TASKS_WAITING_PER_THREAD);
        try {
            Bundles bundles = new Bundles(bundle -> {
                room.acquireUninterruptibly();
                workers.execute(() -> {
                    try {
                        judge(bundle, all);
                    } finally {
                        room.release();
                    }
                });
            });
            books.trials().each(from, until, evidence -> {
                rethrow();
                bundles.add(evidence);
            });
            bundles.flush();
        } finally {
            workers.shutdown();
            await(workers);
        }
        rethrow();
        if (done.get() != all) {
            // counted and read in one state of the books, so nothing but a lost task explains it
            throw new IllegalStateException("of " + all + " assessments " + done.get() + " were judged");
        }
        progress.at(all, all);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "backtest");
        thread.setDaemon(true);
        return thread;
    }

    private void judge(List<List<Evidence>> accounts, long all) {
        try {
            Tally tally = new Tally();
            long assessments = 0;
            for (List<Evidence> account : accounts) {
                tally.add(new AccountTrial(account, candidate, baseline, observer));
                assessments += account.size();
            }
            synchronized (total) {
                total.merge(tally);
            }
            progress.at(done.addAndGet(assessments), all);
        } catch (RuntimeException | Error e) {
            // a worker that dies of an error would leave its accounts out of the report
            failure.compareAndSet(null, e);
        }
    }

    private void rethrow() {
        Throwable failed = failure.get();
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static void await(ExecutorService workers) {
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                if (workers.awaitTermination(1, TimeUnit.HOURS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Puts what belongs to one account together, and some accounts into a bundle. */
    private static final class Bundles {
        private final Consumer<List<List<Evidence>>> full;
        private List<List<Evidence>> bundle = new ArrayList<>();
        private List<Evidence> account = new ArrayList<>();
        private @Nullable AccountId current;

        Bundles(Consumer<List<List<Evidence>>> full) {
            this.full = full;
        }

        void add(Evidence evidence) {
            if (!evidence.account().equals(current)) {
                close();
                current = evidence.account();
                if (bundle.size() >= ACCOUNTS_PER_TASK) {
                    full.accept(bundle);
                    bundle = new ArrayList<>();
                }
            }
            account.add(evidence);
        }

        private void close() {
            if (!account.isEmpty()) {
                bundle.add(account);
                account = new ArrayList<>();
            }
        }

        void flush() {
            close();
            if (!bundle.isEmpty()) {
                full.accept(bundle);
            }
        }
    }
}
