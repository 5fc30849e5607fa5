// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dataset with a fault in any line is refused with the number of the line; a good one answers. */
class DatasetsAreUsedWholeOrNotAtAllTest {
    private static final String GOOD = """
            # a comment
            198.51.100.0	198.51.100.127	64500	DE	Documentation One
            198.51.100.128	198.51.100.255	0	None	Not routed
            203.0.113.0	203.0.113.255	64501	ZZ	Documentation Two

            2001:db8::	2001:db8:ffff:ffff:ffff:ffff:ffff:ffff	4294967294	FR\t
            """;

    @TempDir
    Path folder;

    @Test
    void aGoodOneAnswers() throws IOException {
        NetworkTable table = RangeFile.load(file("good.tsv", GOOD));
        assertEquals(new Network(64500, "DE", "Documentation One"), find(table, "198.51.100.127"));
        assertNull(find(table, "198.51.100.128"), "not routed");
        assertEquals(new Network(64501, null, "Documentation Two"), find(table, "::ffff:203.0.113.9"));
        assertEquals(new Network(4294967294L, "FR", null), find(table, "2001:db8:1::1"));
        assertNull(find(table, "192.0.2.1"));
        assertEquals(3, table.size());
    }

    @Test
    void aPackedOneAnswersToo() throws IOException {
        Path packed = folder.resolve("good.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(3, RangeFile.load(packed).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.0,198.51.100.9,64500,DE|needs 5 fields separated by tabs, has 4",
                "198.51.100,198.51.100.9,64500,DE,x|the first field is not an address",
                "198.51.100.0,198.51.100.0/24,64500,DE,x|the last field is not an address",
                "198.51.100.9,198.51.100.0,64500,DE,x|a range ends before it begins",
                "198.51.100.9,2001:db8::,64500,DE,x|a range stays within one address family",
                "198.51.100.0,198.51.100.9,AS64500,DE,x|the third field is not an AS number",
                "198.51.100.0,198.51.100.9,4294967296,DE,x|the third field is not an AS number",
                "198.51.100.0,198.51.100.9,64500,Germany,x|a country is two upper-case letters",
                "192.0.2.200,192.0.2.255,64500,DE,x|the range overlaps the one before it or is out of order",
                "1.0.0.0,1.0.0.255,64500,DE,x|the range overlaps the one before it or is out of order"
            })
    void aBadLineIsNamedButNotRepeated(String line, String fault) throws IOException {
        String text = "192.0.2.0\t192.0.2.255\t64499\tDE\tfirst\n" + line.replace(',', '\t') + "\n";
        Path file = file("bad.tsv", text);
        MalformedDatasetException e = assertThrows(MalformedDatasetException.class, () -> RangeFile.load(file));
        assertEquals("bad.tsv, line 2: " + fault, e.getMessage());
    }

    @Test
    void aFileThatIsNoTextOrNotThereIsSaidSo() throws IOException {
        Path binary = folder.resolve("binary.tsv");
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28, 0, 1});
        assertTrue(assertThrows(MalformedDatasetException.class, () -> RangeFile.load(binary))
                .getMessage()
                .startsWith("binary.tsv cannot be read"));
        Path absent = folder.resolve("absent.tsv");
        assertTrue(assertThrows(MalformedDatasetException.class, () -> RangeFile.load(absent))
                .getMessage()
                .startsWith("there is no file"));
        Path notPacked = file("not.tsv.gz", GOOD);
        assertThrows(MalformedDatasetException.class, () -> RangeFile.load(notPacked));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Network find(NetworkTable table, String address) {
        return table.find(AddressParser.parse(address));
    }
}
