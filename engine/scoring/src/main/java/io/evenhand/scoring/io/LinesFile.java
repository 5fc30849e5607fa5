// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that writes one line per record to a file, in the order of arrival. */
final class LinesFile<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    /** How a record becomes a line. */
    interface Line<T> extends Serializable {
        String of(T record);
    }

    private final String file;
    private final Line<T> line;

    LinesFile(Path file, Line<T> line) {
        this.file = file.toString();
        this.line = line;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(file)));
        return new SinkWriter<>() {
            @Override
            public void write(T record, Context context) throws IOException {
                out.write(line.of(record).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
