// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.mmdb.MmdbRows;
import io.evenhand.asn.mmdb.MmdbWriter;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.asn.table.Network;
import io.evenhand.asn.table.NetworkTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A refresh brings a whole, checked dataset into use, or leaves the one that is in use alone. */
@Timeout(60)
class RefreshKeepsWhatIsInUseTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CSV_V4 =
            "11.0.0.0,11.0.255.255,100,\"One, Inc\"\n11.1.0.0,11.1.255.255,200,Two\n12.0.0.0,12.0.0.255,100,\"One, Inc\"\n";
    private static final String CSV_V6 = "2600::,2600:0:ffff:ffff:ffff:ffff:ffff:ffff,100,\"One, Inc\"\n";

    @TempDir
    Path folder;

    private FakeServer server;
    private Instant now = START;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ipverseComesWithCategoriesAndTheLongestPrefixWins() throws IOException {
        Map<String, byte[]> files = Map.of(
                "as/100/aggregated.json", system(100, "hosting", "11.0.0.0/16", "2600::/32"),
                "as/200/aggregated.json", system(200, null, "11.0.4.0/24", "2600:1::/48"),
                "as/300/aggregated.json", system(300, "isp", "11.0.4.0/24", "2601::/32"),
                "README.md", "not a system".getBytes(UTF_8));
        release("ipverse/as-ip-blocks", Map.of("as-ip-blocks.tar.gz", Archives.tarGz(files)));
        Refresh.Outcome.Published done = published(GitHubRelease.ipverse(server.base()));
        Dataset dataset = datasets().load(now);
        assertEquals("CC0-1.0", dataset.manifest().licence().name());
        assertEquals(done.manifest(), dataset.manifest());
        assertEquals(new Network(100, "DE", "AS 100", "hosting"), find(dataset, "11.0.3.255"));
        assertEquals(new Network(200, "DE", "AS 200", null), find(dataset, "11.0.4.1"), "the lower of two numbers");
        assertEquals(new Network(200, "DE", "AS 200", null), find(dataset, "2600:1::1"));
        assertEquals(65_536, dataset.manifest().v4Addresses());
        assertEquals(3, dataset.manifest().asns());
        assertInstanceOf(
                Refresh.Outcome.UpToDate.class,
                refresh().run(GitHubRelease.ipverse(server.base()), Refresh.Permissions.NONE, Progress.SILENT));
    }

    @Test
    void sapicsComesAsTwoFiles() throws IOException {
        sapics(CSV_V4, CSV_V6);
        published(GitHubRelease.sapics(server.base()));
        Dataset dataset = datasets().load(now);
        assertEquals(new Network(100, null, "One, Inc"), find(dataset, "12.0.0.9"));
        assertEquals(new Network(100, null, "One, Inc"), find(dataset, "2600::9"));
        assertNull(find(dataset, "12.0.1.0"));
    }

    @Test
    void anNpmPackageIsComparedWithItsDigest() throws Exception {
        byte[] archive = Archives.tarGz(Map.of(
                "package/asn-ipv4.csv", CSV_V4.getBytes(UTF_8),
                "package/asn-ipv6.csv", CSV_V6.getBytes(UTF_8),
                "package/asn-ipv4-num.csv", "1,2,3,x\n".getBytes(UTF_8)));
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-512").digest(archive));
        server.serve("/p.tgz", archive);
        npm(digest);
        NpmPackage source = new NpmPackage(server.base(), NpmPackage.DEFAULT_PACKAGE);
        published(source);
        assertEquals(4, datasets().load(now).table().size());
        assertTrue(datasets().load(now).manifest().licence().attribution().contains("DB-IP"));
        npm(digest.replace(digest.charAt(0), digest.charAt(0) == 'A' ? 'B' : 'A'));
        assertRefused("not the file that was published", source);
    }

    @Test
    void geoLite2GoesByTheProtocolAndTheKeyStaysWithMaxMind() throws Exception {
        byte[] database = database();
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(database));
        Path key = Files.writeString(folder.resolve("key"), "secret-key\n");
        GeoIpSettings settings = GeoIpSettings.read(
                Map.of("GEOIPUPDATE_LICENSE_KEY_FILE", key.toString()),
                Files.writeString(
                        folder.resolve("GeoIP.conf"), "# mine\nAccountID 42\nEditionIDs GeoLite2-City GeoLite2-ASN\n"));
        assertFalse(
                settings.toString().contains("secret") || settings.toString().contains("42"));
        server.need("/geoip/", settings.authorization())
                .serve(
                        "/geoip/updates/metadata?edition_id=GeoLite2-ASN",
                        "{\"databases\":[{\"edition_id\":\"GeoLite2-ASN\",\"date\":\"2026-02-27\",\"md5\":\"" + md5
                                + "\"}]}")
                .redirect("/geoip/databases/GeoLite2-ASN/download?date=20260227&suffix=tar.gz", "/bucket/file?signed=1")
                .serve("/bucket/file?signed=1", Archives.tarGz(Map.of("GeoLite2-ASN_1/GeoLite2-ASN.mmdb", database)));
        GeoLite2 source = new GeoLite2(server.base(), settings, new MmdbRows());
        published(source);
        assertEquals(
                List.of(
                        "/geoip/updates/metadata?edition_id=GeoLite2-ASN authorized",
                        "/geoip/databases/GeoLite2-ASN/download?date=20260227&suffix=tar.gz authorized",
                        "/bucket/file?signed=1"),
                server.asked());
        assertEquals(new Network(100, null, "One"), find(datasets().load(now), "11.0.0.1"));
        assertFalse(datasets().load(now).manifest().toString().contains("secret"));
        assertInstanceOf(
                Refresh.Outcome.UpToDate.class, refresh().run(source, Refresh.Permissions.NONE, Progress.SILENT));
    }

    @Test
    void geoLite2IsUsedForThirtyDaysAndNoLonger() throws Exception {
        Path file = Files.write(folder.resolve("GeoLite2-ASN.mmdb"), database());
        published(brought(file));
        Manifest manifest = datasets().load(now).manifest();
        assertEquals(Age.FRESH, manifest.age(START.plus(Duration.ofDays(24))));
        assertEquals(Age.EXPIRES_SOON, manifest.age(START.plus(Duration.ofDays(25))));
        now = START.plus(Duration.ofDays(30));
        assertEquals("synthetic", datasets().load(now).manifest().source());
        assertEquals(List.of(manifest.version()), datasets().prune(now));
        assertEquals(List.of(), datasets().versions());
        assertNull(datasets().currentManifest());
    }

    @Test
    void anOldGeoLite2GoesWhenANewerOneComes() throws Exception {
        Path file = Files.write(folder.resolve("GeoLite2-ASN.mmdb"), database());
        Manifest first = published(brought(file)).manifest();
        now = now.plusSeconds(60);
        assertEquals(List.of(first.version()), published(brought(file)).deleted());
    }

    @Test
    void aBrokenDownloadGoesOnWhereItEnded() throws IOException {
        sapics(CSV_V4 + bulk(4_000), CSV_V6);
        server.breakOff("/files/origin-asn-ipv4.csv", 2);
        published(GitHubRelease.sapics(server.base()));
        List<String> asked = server.asked().stream()
                .filter(line -> line.startsWith("/files/origin-asn-ipv4"))
                .toList();
        assertEquals(3, asked.size(), asked.toString());
        assertEquals("/files/origin-asn-ipv4.csv", asked.get(0));
        assertTrue(asked.get(1).contains("bytes=") && asked.get(2).contains("bytes="), asked.toString());
        assertEquals(4_004, datasets().load(now).table().size());
    }

    @Test
    void aServerThatFallsSilentIsLeft() throws IOException {
        sapics(bulk(4_000), CSV_V6);
        server.stall().breakOff("/files/origin-asn-ipv4.csv", 1);
        Refresh impatient = new Refresh(
                folder.resolve("asn"),
                3,
                new Downloads(Duration.ofMillis(1), Duration.ofMillis(500)),
                Clock.fixed(now, ZoneOffset.UTC));
        impatient.run(GitHubRelease.sapics(server.base()), Refresh.Permissions.NONE, Progress.SILENT);
        assertEquals(4_001, datasets().load(now).table().size());
    }

    @Test
    @Timeout(60)
    void aServerThatFallsSilentInTheMiddleOfAnAnswerIsLeft() {
        sapics(CSV_V4, CSV_V6);
        server.stall().breakOff("/repos/sapics/ip-location-db/releases/latest", 1);
        Refresh impatient = new Refresh(
                folder.resolve("asn"),
                3,
                new Downloads(Duration.ofMillis(1), Duration.ofMillis(500)),
                Clock.fixed(now, ZoneOffset.UTC));
        RefreshFailedException left = assertThrows(
                RefreshFailedException.class,
                () -> impatient.run(GitHubRelease.sapics(server.base()), Refresh.Permissions.NONE, Progress.SILENT));
        assertEquals("127.0.0.1 cannot be reached", left.getMessage());
    }

    @Test
    void anAnswerThatIsNoAnswerIsSaidInOneSentence() {
        server.serve("/repos/sapics/ip-location-db/releases/latest", "<html>please sign in</html>");
        assertRefused("127.0.0.1 answered with something that is no JSON", GitHubRelease.sapics(server.base()));
        for (String address : List.of("", "no address at all", "/files/origin-asn-ipv4.csv", "https:///x")) {
            server.serve(
                    "/repos/ipverse/as-ip-blocks/releases/latest",
                    "{\"assets\":[{\"name\":\"as-ip-blocks.tar.gz\",\"browser_download_url\":\"" + address + "\"}]}");
            assertRefused("the source states an address", GitHubRelease.ipverse(server.base()));
        }
        server.redirect("/repos/sapics/ip-location-db/releases/latest", "not an address");
        assertRefused("the source states an address that is none", GitHubRelease.sapics(server.base()));
    }

    @Test
    void aRefreshThatEndedHalfWayIsSweptAwayByTheNext() throws IOException {
        sapics(CSV_V4, CSV_V6);
        Manifest first = published(GitHubRelease.sapics(server.base())).manifest();
        Path root = folder.resolve("asn");
        Path draft = Files.createDirectory(root.resolve("draft123"));
        Files.writeString(draft.resolve("ranges.tsv.gz"), "half");
        Path half = Files.createDirectory(root.resolve("versions").resolve("20200101T000000Z-sapics-00000000"));
        Files.writeString(half.resolve("ranges.tsv.gz"), "what is left of a version that was being deleted");
        assertEquals(List.of(first), datasets().versions());
        assertNull(datasets().load(half.getFileName().toString()));
        now = now.plusSeconds(60);
        sapics(CSV_V4 + "13.0.0.0,13.0.0.255,100,x\n", CSV_V6);
        published(GitHubRelease.sapics(server.base()));
        assertFalse(Files.exists(draft) || Files.exists(half));
        assertEquals(2, datasets().versions().size());
    }

    @Test
    void aLaterRefreshGoesOnWhereAnEarlierOneGaveUp() throws IOException {
        sapics(bulk(4_000), CSV_V6);
        server.breakOff("/files/origin-asn-ipv4.csv", 4);
        assertRefused("broke 4 times", GitHubRelease.sapics(server.base()));
        int before = server.asked().size();
        published(GitHubRelease.sapics(server.base()));
        List<String> asked = server.asked().subList(before, server.asked().size());
        assertTrue(
                asked.stream().anyMatch(line -> line.startsWith("/files/origin-asn-ipv4.csv bytes=")),
                asked.toString());
    }

    @Test
    void aFileThatIsNotThePublishedOneIsThrownAway() throws IOException {
        sapics(CSV_V4, CSV_V6);
        published(GitHubRelease.sapics(server.base()));
        String before = datasets().load(now).manifest().version();
        sapics(CSV_V4 + "13.0.0.0,13.0.0.255,100,x\n", CSV_V6);
        server.serve("/files/origin-asn-ipv4.csv", CSV_V4 + "13.0.0.0,13.0.0.255,666,y\n");
        assertRefused("not the file that was published", GitHubRelease.sapics(server.base()));
        assertEquals(before, datasets().load(now).manifest().version());
    }

    @Test
    void aDatasetWithFaultsIsNotBelieved() throws IOException {
        refusesRows("11.0.0.0,11.0.0.255,65002,private\n", "RESERVED_ASN");
        refusesRows("10.0.0.0,10.0.0.255,100,private\n", "SPECIAL_RANGE");
        refusesRows("223.255.255.0,240.0.0.255,100,around the reserved ones\n", "SPECIAL_RANGE");
        refusesRows("11.0.0.0,11.0.0.255,100,x\n11.0.0.128,11.0.1.0,200,y\n", "OVERLAP");
        refusesRows("12.0.0.0,12.0.0.255,100,x\n11.0.0.0,11.0.1.0,200,y\n", "OVERLAP");
        refusesRows("11.0.0.0,11.0.0.255,100,\"x\n", "line 1: a quoted field does not end");
        assertEquals("synthetic", datasets().load(now).manifest().source());
    }

    @Test
    void aRefusalOverFewFaultsSaysHowToGoOnAndOneOverManyDoesNot() throws IOException {
        sapics(bulk(2_000) + "60.0.0.0,60.0.0.255,65002,x\n", CSV_V6);
        assertTrue(refused().contains("--leave-out-faults"), "one of two thousand");
        sapics("60.0.0.0,60.0.0.255,65002,x\n" + CSV_V4, CSV_V6);
        assertFalse(refused().contains("--leave-out-faults"), "one of a handful");
    }

    private String refused() {
        MalformedDatasetException refusal = assertThrows(MalformedDatasetException.class, () -> refresh()
                .run(GitHubRelease.sapics(server.base()), Refresh.Permissions.NONE, Progress.SILENT));
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void aFewFaultsMayBeLeftOutAndAreCounted() throws IOException {
        Refresh.Permissions lenient = new Refresh.Permissions(Checked.Strictness.LEAVE_OUT, false);
        sapics(bulk(2_000) + "60.0.0.0,60.0.0.255,65002,x\n", CSV_V6);
        refresh().run(GitHubRelease.sapics(server.base()), lenient, Progress.SILENT);
        assertEquals(
                Map.of(Fault.RESERVED_ASN, 1), datasets().load(now).manifest().leftOut());
        sapics(bulk(1_000) + "60.0.0.0,60.0.0.255,65002,x\n60.0.0.0,60.0.0.255,65003,x\n", CSV_V6);
        assertThrows(
                MalformedDatasetException.class,
                () -> refresh().run(GitHubRelease.sapics(server.base()), lenient, Progress.SILENT),
                "two of a thousand are too many");
    }

    @Test
    void aDatasetThatCoversMuchLessIsNotBelievedUnlessAPersonSaysSo() throws IOException {
        sapics(CSV_V4, CSV_V6);
        Manifest first = published(GitHubRelease.sapics(server.base())).manifest();
        sapics(CSV_V4.substring(CSV_V4.indexOf("11.1")), CSV_V6);
        now = now.plusSeconds(60);
        assertRefused("more than 5 % apart", GitHubRelease.sapics(server.base()));
        refresh()
                .run(
                        GitHubRelease.sapics(server.base()),
                        new Refresh.Permissions(Checked.Strictness.REFUSE, true),
                        Progress.SILENT);
        Manifest second = datasets().load(now).manifest();
        assertEquals(first.version(), second.previous());
        assertEquals(new Manifest.Change(-1, 0, -65_536), second.change());
    }

    @Test
    void oldVersionsStayForDecisionsThatNameThem() throws IOException {
        sapics(CSV_V4, CSV_V6);
        Manifest first = published(GitHubRelease.sapics(server.base())).manifest();
        for (int i = 0; i < 4; i++) {
            now = now.plusSeconds(60);
            sapics(CSV_V4 + "13.0.0." + i + ",13.0.0." + i + ",100,x\n", CSV_V6);
            published(GitHubRelease.sapics(server.base()));
            Dataset cited = datasets().load(first.version());
            assertEquals(i < 3, cited != null, "after " + (i + 1) + " refreshes");
        }
        assertEquals(4, datasets().versions().size());
    }

    @Test
    void oneRefreshAtATime() throws IOException {
        sapics(CSV_V4, CSV_V6);
        Source slow = (downloads, in, current, progress) -> {
            assertRefused("another refresh is at work", GitHubRelease.sapics(server.base()));
            return GitHubRelease.sapics(server.base()).fetch(downloads, in, current, progress);
        };
        published(slow);
    }

    @Test
    void whatIsAskedForWithoutEncryptionOrWithoutEndIsRefused() throws IOException {
        release("sapics/ip-location-db", Map.of());
        server.redirect("/repos/sapics/ip-location-db/releases/latest", "http://example.com/x");
        assertRefused("not asked without encryption", GitHubRelease.sapics(server.base()));
        server.redirect("/repos/sapics/ip-location-db/releases/latest", "/repos/sapics/ip-location-db/releases/latest");
        assertRefused("without end", GitHubRelease.sapics(server.base()));
        assertRefused("404", GitHubRelease.ipverse(server.base()));
    }

    @Test
    void aSourceThatIsNotThereIsSaidSo() {
        server.close();
        assertRefused("127.0.0.1 cannot be reached", GitHubRelease.sapics(server.base()));
    }

    @Test
    void anArchiveThatClimbsOutIsRefused() throws IOException {
        release(
                "ipverse/as-ip-blocks",
                Map.of(
                        "as-ip-blocks.tar.gz",
                        Archives.tarGz(
                                Map.of("../as/1/aggregated.json", system(100, null, "11.0.0.0/16", "2600::/32")))));
        assertThrows(MalformedDatasetException.class, () -> refresh()
                .run(GitHubRelease.ipverse(server.base()), Refresh.Permissions.NONE, Progress.SILENT));
    }

    @Test
    void withoutAnImportThereIsTheSyntheticTopology() throws IOException {
        Dataset dataset = datasets().load(now);
        assertEquals("Example Hosting", find(dataset, "198.51.100.7").name());
        assertEquals("isp", find(dataset, "2001:db8::1").category());
        assertNull(find(dataset, "11.0.0.1"));
    }

    private void refusesRows(String rows, String because) throws IOException {
        sapics(rows, CSV_V6);
        assertRefused(because, GitHubRelease.sapics(server.base()));
    }

    private void assertRefused(String because, Source source) {
        IOException refused =
                assertThrows(IOException.class, () -> refresh().run(source, Refresh.Permissions.NONE, Progress.SILENT));
        assertNotNull(refused.getMessage());
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
    }

    private Refresh.Outcome.Published published(Source source) throws IOException {
        return assertInstanceOf(
                Refresh.Outcome.Published.class, refresh().run(source, Refresh.Permissions.NONE, Progress.SILENT));
    }

    private BroughtFiles brought(Path file) {
        return new BroughtFiles(List.of(file), Map.of(), new MmdbRows());
    }

    private Refresh refresh() {
        return new Refresh(
                folder.resolve("asn"),
                3,
                new Downloads(Duration.ofMillis(1), Duration.ofSeconds(20)),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private DatasetFolder datasets() {
        return new DatasetFolder(folder.resolve("asn"), 3);
    }

    private void sapics(String v4, String v6) {
        release(
                "sapics/ip-location-db",
                Map.of("origin-asn-ipv4.csv", v4.getBytes(UTF_8), "origin-asn-ipv6.csv", v6.getBytes(UTF_8)));
    }

    private void release(String repository, Map<String, byte[]> assets) {
        StringBuilder json = new StringBuilder("{\"assets\":[");
        assets.forEach((name, content) -> {
            server.serve("/files/" + name, content);
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"name\":\"" + name + "\",\"size\":" + content.length + ",\"digest\":\"sha256:"
                            + HexFormat.of().formatHex(Digests.digest("SHA-256").digest(content))
                            + "\",\"browser_download_url\":\"" + server.base() + "files/" + name + "\"}");
        });
        server.serve("/repos/" + repository + "/releases/latest", json + "]}");
    }

    private void npm(String digest) {
        server.serve(
                "/@ip-location-db%2Fasn/latest",
                "{\"dist\":{\"tarball\":\"" + server.base() + "p.tgz\",\"integrity\":\"sha512-" + digest + "\"}}");
    }

    private static byte[] system(long asn, String category, String v4, String v6) {
        return ("{\"asn\":" + asn + ",\"metadata\":{\"handle\":\"H\",\"description\":\"AS " + asn
                        + "\",\"countryCode\":\"DE\",\"category\":"
                        + (category == null ? "null" : "\"" + category + "\"")
                        + "},\"prefixes\":{\"ipv4\":[\"" + v4 + "\"],\"ipv6\":[\"" + v6 + "\"]}}")
                .getBytes(UTF_8);
    }

    private static String bulk(int rows) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            out.append("20." + (i >> 8) + "." + (i & 255) + ".0,20." + (i >> 8) + "." + (i & 255) + ".255,"
                    + (100 + i % 7) + ",name\n");
        }
        return out.toString();
    }

    private byte[] database() throws IOException {
        Path rows = Files.writeString(
                folder.resolve("rows.tsv"), "11.0.0.0\t11.0.255.255\t100\t\tOne\n2600::\t2600::ffff\t200\t\tTwo\n");
        NetworkTable table = RangeFile.load(rows);
        Path file = folder.resolve("made.mmdb");
        MmdbWriter.write(file, table, START, "made for a test", MmdbWriter.Aliases.MAPPED_AND_6TO4);
        return Files.readAllBytes(file);
    }

    private static Network find(Dataset dataset, String address) {
        return dataset.table().find(AddressParser.parse(address));
    }
}
