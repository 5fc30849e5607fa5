// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.scoring.flow.Incoming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAdder;

/** The lines of several files as one stream: always the line whose event happened first among the files' next lines. */
final class FileLines implements Iterator<Incoming>, AutoCloseable {
    /** All files together are one partition: their common time decides what is late. */
    private static final int PARTITION = 0;

    private record Head(Incoming line, int file, LineReader rest) {}

    private final Instant receivedAt;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.<Head>comparingLong(head -> head.line().millis()).thenComparingInt(Head::file));

    FileLines(List<Path> files, Instant receivedAt, LongAdder read) {
        this.receivedAt = receivedAt;
        try {
            for (int i = 0; i < files.size(); i++) {
                advance(i, new LineReader(files.get(i), read));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    private void advance(int file, LineReader rest) throws IOException {
        byte[] line;
        try {
            line = rest.next();
        } catch (IOException e) {
            rest.close();
            throw e;
        }
        if (line == null) {
            rest.close();
        } else {
            heads.add(new Head(Incoming.of(line, PARTITION, receivedAt), file, rest));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Incoming next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        try {
            advance(head.file(), head.rest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.line();
    }

    /** Closes whatever was not read to its end. */
    @Override
    public void close() {
        for (Head head : heads) {
            try {
                head.rest().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        heads.clear();
    }
}
