// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.io;

import io.evenhand.scoring.flow.Incoming;
import io.evenhand.scoring.flow.Tally;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReader;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A bounded source of the lines of files, read by one reader, so that any parallelism sees the same order. */
final class FileSource implements Source<Incoming, FileSource.Split, Collection<FileSource.Split>> {
    private static final long serialVersionUID = 1L;

    private final Split split;

    FileSource(List<Path> files, Instant receivedAt, String run) {
        this.split = new Split(files.stream().map(Path::toString).toList(), receivedAt.toEpochMilli(), run);
    }

    /** All files: there is only one split. */
    record Split(List<String> files, long receivedAt, String run)
            implements IteratorSourceSplit<Incoming, FileLines>, Serializable {
        boolean isEmpty() {
            try (FileLines lines =
                    new FileLines(files.stream().map(Path::of).toList(), Instant.EPOCH, new LongAdder())) {
                return !lines.hasNext();
            }
        }

        @Override
        public FileLines getIterator() {
            return new FileLines(
                    files.stream().map(Path::of).toList(), Instant.ofEpochMilli(receivedAt), Tally.of(run).bytesRead);
        }

        @Override
        public IteratorSourceSplit<Incoming, FileLines> getUpdatedSplitForIterator(FileLines iterator) {
            // bounded runs keep no checkpoints: they are repeated, not resumed
            return this;
        }

        @Override
        public String splitId() {
            return "files";
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Incoming, Split> createReader(SourceReaderContext context) {
        return new IteratorSourceReader<>(context);
    }

    @Override
    public SplitEnumerator<Split, Collection<Split>> createEnumerator(SplitEnumeratorContext<Split> context) {
        // Flink's reader takes a first element without asking whether there is one
        return new IteratorSourceEnumerator<>(context, split.isEmpty() ? List.of() : List.of(split));
    }

    @Override
    public SplitEnumerator<Split, Collection<Split>> restoreEnumerator(
            SplitEnumeratorContext<Split> context, Collection<Split> splits) {
        return new IteratorSourceEnumerator<>(context, splits);
    }

    @Override
    public SimpleVersionedSerializer<Split> getSplitSerializer() {
        return new SplitForm();
    }

    @Override
    public SimpleVersionedSerializer<Collection<Split>> getEnumeratorCheckpointSerializer() {
        return new SplitsForm();
    }

    private static final class SplitForm implements SimpleVersionedSerializer<Split> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Split split) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(split.files().size());
            for (String file : split.files()) {
                out.writeUTF(file);
            }
            out.writeLong(split.receivedAt());
            out.writeUTF(split.run());
            return bytes.toByteArray();
        }

        @Override
        public Split deserialize(int version, byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            List<String> files = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                files.add(in.readUTF());
            }
            return new Split(files, in.readLong(), in.readUTF());
        }
    }

    private static final class SplitsForm implements SimpleVersionedSerializer<Collection<Split>> {
        private final SplitForm form = new SplitForm();

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Collection<Split> splits) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(splits.size());
            for (Split split : splits) {
                byte[] one = form.serialize(split);
                out.writeInt(one.length);
                out.write(one);
            }
            return bytes.toByteArray();
        }

        @Override
        public Collection<Split> deserialize(int version, byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            List<Split> splits = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                splits.add(form.deserialize(version, in.readNBytes(in.readInt())));
            }
            return splits;
        }
    }
}
