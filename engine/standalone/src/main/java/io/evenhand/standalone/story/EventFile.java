// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import io.evenhand.contract.event.Event;
import io.evenhand.contract.json.EventWriter;
import io.evenhand.simulator.population.EventSink;
import io.evenhand.simulator.population.Origin;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of events as platforms send them, one a line. */
final class EventFile implements EventSink, AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final OutputStream out;

    EventFile(Path file) throws IOException {
        this.file = file;
        this.out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), BUFFER), BUFFER);
    }

    Path file() {
        return file;
    }

    @Override
    public void accept(Event event, @Nullable Origin origin) throws IOException {
        out.write(EventWriter.bytes(event, origin == null ? null : origin.address()));
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
