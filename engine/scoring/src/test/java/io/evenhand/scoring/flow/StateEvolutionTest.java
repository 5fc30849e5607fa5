// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * How the state's schema gets a field: the form gets the next number and says how the one before is read. What nobody says
 * how to read is refused by its name.
 */
class StateEvolutionTest {
    private static final Form<Note> FIRST =
            new Form<>("note-1", Note.class, false, Note::writeFirst, Note::readFirst, Set.of());
    private static final Form<Note> SECOND =
            Form.known("note-2", Note.class, false, Note::write, Note::read).from("note-1", Note::readFirst);

    /** What version N kept was the text; N+1 keeps a number too. */
    private record Note(String text, int weight) {
        static void writeFirst(Note note, DataOutput out) throws IOException {
            out.writeUTF(note.text());
        }

        static Note readFirst(DataInput in) throws IOException {
            return new Note(in.readUTF(), 1);
        }

        static void write(Note note, DataOutput out) throws IOException {
            out.writeUTF(note.text());
            out.writeInt(note.weight());
        }

        static Note read(DataInput in) throws IOException {
            return new Note(in.readUTF(), in.readInt());
        }
    }

    @Test
    void aFormThatGotAFieldReadsWhatTheOneBeforeWrote() throws IOException {
        TypeSerializer<Note> first = new FormSerializer<>(FIRST);
        TypeSerializer<Note> second = FormInfo.of(SECOND).createSerializer(new SerializerConfigImpl());
        TypeSerializerSnapshot<Note> kept = kept(first);
        assertTrue(
                second.snapshotConfiguration().resolveSchemaCompatibility(kept).isCompatibleAfterMigration());
        Note read = kept.restoreSerializer().deserialize(new DataInputDeserializer(bytes(first, new Note("old", 9))));
        assertEquals(new Note("old", 1), read);
        assertEquals(read, second.deserialize(new DataInputDeserializer(bytes(second, read))));
        assertThrows(IOException.class, () -> bytes(kept.restoreSerializer(), read));
    }

    @Test
    void theSameFormIsReadAsItIs() throws IOException {
        TypeSerializer<Note> second = new FormSerializer<>(SECOND);
        assertTrue(second.snapshotConfiguration()
                .resolveSchemaCompatibility(kept(second))
                .isCompatibleAsIs());
    }

    @Test
    void whatNobodySaysHowToReadIsRefused() throws IOException {
        TypeSerializer<Note> second = new FormSerializer<>(SECOND);
        Form<Note> other = new Form<>("note-0", Note.class, false, Note::write, Note::read, Set.of());
        assertTrue(second.snapshotConfiguration()
                .resolveSchemaCompatibility(kept(new FormSerializer<>(other)))
                .isIncompatible());
        String message = assertThrows(IllegalArgumentException.class, () -> Form.named("note-0"))
                .getMessage();
        assertTrue(message.contains("note-0") && message.contains("start the version that wrote it"), message);
        assertThrows(
                IllegalStateException.class,
                () -> Form.known("account-2", Note.class, false, Note::write, Note::read),
                "two forms of one name");
    }

    /** What a snapshot remembers of a serializer, written and read again. */
    private static TypeSerializerSnapshot<Note> kept(TypeSerializer<Note> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.snapshotConfiguration().writeSnapshot(out);
        FormSerializer.Snapshot<Note> kept = new FormSerializer.Snapshot<>();
        kept.readSnapshot(
                kept.getCurrentVersion(),
                new DataInputDeserializer(out.getCopyOfBuffer()),
                StateEvolutionTest.class.getClassLoader());
        return kept;
    }

    private static byte[] bytes(TypeSerializer<Note> serializer, Note note) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(note, out);
        return out.getCopyOfBuffer();
    }
}
