// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.table.Networks;
import io.evenhand.intake.pseudonym.Pseudonymiser;
import io.evenhand.standalone.Main;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network is, how many strangers share it, and a file for other programs; with no data, of made-up networks. */
class AsnCommandTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private Console console;

    @BeforeEach
    void settle() {
        console = new Console(folder);
    }

    @AfterEach
    void leave() {
        console.close();
    }

    @Test
    void withoutDataThereAreMadeUpNetworks() {
        String told = printed(2, "asn", "lookup", "198.51.100.7", "11.0.0.1", "10.0.0.1", "1.2.3");
        assertTrue(told.contains("198.51.100.7: AS64496, Example Hosting, DE, hosting, says the dataset"), told);
        assertTrue(told.contains("11.0.0.1: unknown: the data says nothing about it"), told);
        assertTrue(told.contains("10.0.0.1: private (RFC 1918)"), told);
        assertTrue(told.contains("1.2.3: not an address"), told);
        assertTrue(told.contains("data: synthetic-1"), told);
    }

    @Test
    void whatIsImportedIsAskedAndExported() throws IOException {
        Path rows =
                Files.writeString(folder.resolve("v4.tsv"), "11.0.0.0\t11.0.0.255\t100\n11.0.1.0\t11.0.1.255\t200\n");
        Path names = Files.writeString(folder.resolve("names.tsv"), "100\tOne\n200\tTwo\n");
        String told = printed(0, "asn", "import", rows.toString(), "--names", names.toString());
        assertTrue(told.contains("2 ranges of 2 systems, 512 IPv4 addresses"), told);
        assertTrue(printed(0, "asn", "lookup", "11.0.1.7").contains("AS200, Two"), "the names belong to the numbers");
        printed(0, "asn", "export-mmdb", folder.resolve("out.mmdb").toString());
        String again = printed(0, "asn", "import", folder.resolve("out.mmdb").toString());
        assertTrue(again.contains("+0 ranges, +0 systems, +0 IPv4 addresses"), again);
    }

    @Test
    void whatIsNotBelievedIsSaidInOneSentence() throws IOException {
        Path rows = Files.writeString(folder.resolve("v4.tsv"), "10.0.0.0\t10.0.0.255\t100\n");
        assertEquals(3, Main.execute("asn", "import", rows.toString()));
        assertTrue(printed(2, "asn", "lookup", "x").contains("synthetic-1"), "nothing was put into use");
    }

    @Test
    void collateralSaysWhomItWouldHit() throws IOException {
        Home home = Home.of(Map.of());
        Pseudonymiser pseudonymiser =
                Pseudonymiser.load(new Secrets(home).ensure().file("pseudonym-key"), Networks.NONE);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            String address = i < 8 ? "198.51.100." + i : "198.18.0." + i;
            lines.append("{\"account\":\"a" + i + "\",\"netId\":\""
                    + pseudonymiser.netId(AddressParser.parse(address), NOW).value() + "\",\"at\":\"" + NOW
                    + "\",\"asn\":64496}\n");
        }
        Path seen = Files.writeString(folder.resolve("networks.ndjson"), lines);
        String told = printed(
                1,
                "asn",
                "collateral",
                "AS64496",
                "198.51.100.0/24",
                "hosting",
                "--networks",
                seen.toString(),
                "--at",
                NOW.toString(),
                "--proxy",
                "198.51.100.9");
        assertTrue(told.contains("accounts seen: 14") && told.contains("accounts seen: 8"), told);
        assertTrue(told.contains("hosting (2 systems)"), told);
        assertTrue(told.contains("impossible: an own or trusted proxy lies inside"), told);
        Path list = Files.writeString(folder.resolve("list.txt"), "# a block list\n198.18.0.0/20\n198.18.0.0/24\n");
        String covers = printed(0, "asn", "collateral", "--list", list.toString());
        assertTrue(covers.contains("covers 4,096 IPv4 addresses in 1 prefixes"), covers);
    }

    private String printed(int status, String... arguments) {
        console.takeSaid();
        assertEquals(status, Main.execute(arguments), console::complained);
        return console.takeSaid();
    }
}
