// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.asn.address.Address;
import io.evenhand.asn.address.AddressParser;
import io.evenhand.asn.dataset.BroughtFiles;
import io.evenhand.asn.dataset.Checked.Strictness;
import io.evenhand.asn.dataset.Dataset;
import io.evenhand.asn.dataset.DatasetFolder;
import io.evenhand.asn.dataset.Downloads;
import io.evenhand.asn.dataset.GeoIpSettings;
import io.evenhand.asn.dataset.GeoLite2;
import io.evenhand.asn.dataset.GitHubRelease;
import io.evenhand.asn.dataset.Manifest;
import io.evenhand.asn.dataset.NpmPackage;
import io.evenhand.asn.dataset.RangeFile;
import io.evenhand.asn.dataset.Refresh;
import io.evenhand.asn.dataset.Source;
import io.evenhand.asn.mmdb.MmdbRows;
import io.evenhand.asn.mmdb.MmdbWriter;
import io.evenhand.asn.table.LiveNetworks;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.Terminal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand asn}: what networks are, never whether they are bad. */
@Command(
        name = "asn",
        description = "Says what a network is and how many strangers share it, never whether it is bad.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AsnCommand.Fetch.class,
            AsnCommand.Import.class,
            AsnCommand.Lookup.class,
            CollateralCommand.class,
            AsnCommand.Export.class
        })
final class AsnCommand {
    private static final int VERSIONS_KEPT = 3;

    private AsnCommand() {}

    /** Where data about networks can be had from. */
    enum From {
        IPVERSE,
        SAPICS,
        GEOLITE2,
        NPM,
        FILE
    }

    /** What a person allows about data that is not perfect. */
    static final class Believing {
        @Option(
                names = "--leave-out-faults",
                description = "leave out rows with faults, up to one in a thousand; each is counted in the manifest")
        private boolean leaveOut;

        @Option(
                names = "--any-coverage",
                description = "accept data that covers over 5 %% more or fewer IPv4 addresses than what is in use")
        private boolean anyCoverage;

        Refresh.Permissions permissions() {
            return new Refresh.Permissions(leaveOut ? Strictness.LEAVE_OUT : Strictness.REFUSE, anyCoverage);
        }
    }

    static Path root() {
        return Home.of(System.getenv()).folder("asn");
    }

    static DatasetFolder folder() {
        return new DatasetFolder(root(), VERSIONS_KEPT);
    }

    private static int run(Source source, Refresh.Permissions permissions) throws IOException {
        Refresh refresh = new Refresh(
                root(), VERSIONS_KEPT, new Downloads(Duration.ofSeconds(1), Duration.ofSeconds(60)), Clock.systemUTC());
        AsnWords words = new AsnWords(Terminal.standard());
        Refresh.Outcome outcome = refresh.run(source, permissions, words);
        if (outcome instanceof Refresh.Outcome.Published published) {
            System.out.println(AsnWords.published(published));
            System.out.println("programs take it from " + folder().currentRanges());
        } else {
            System.out.println("what is in use is what is published");
        }
        return 0;
    }

    /** {@code evenhand asn refresh}: newer data, whole and checked, or the old one stays. */
    @Command(
            name = "refresh",
            description =
                    "Fetches data about networks, checks it and puts it into use, or leaves what is in use alone.")
    static final class Fetch implements Callable<Integer> {
        @Option(
                names = "--source",
                defaultValue = "ipverse",
                description =
                        "ipverse (CC0, the default), sapics (PDDL), geolite2 (your own MaxMind account), npm, file")
        private From source = From.IPVERSE;

        @Option(names = "--registry", description = "for npm: the registry or a mirror of it")
        private URI registry = NpmPackage.DEFAULT_REGISTRY;

        @Option(names = "--geoip-conf", description = "for geolite2: MaxMind's settings (default: ${DEFAULT-VALUE})")
        private Path conf = Path.of("/etc/GeoIP.conf");

        @Parameters(paramLabel = "FILE", arity = "0..*", description = "for file: what was brought")
        private List<Path> files = List.of();

        @Mixin
        private Believing believing = new Believing();

        @Override
        public Integer call() throws IOException {
            return run(source(), believing.permissions());
        }

        private Source source() throws IOException {
            return switch (source) {
                case IPVERSE -> GitHubRelease.ipverse();
                case SAPICS -> GitHubRelease.sapics();
                case NPM -> new NpmPackage(slashed(registry), NpmPackage.DEFAULT_PACKAGE);
                case GEOLITE2 ->
                    new GeoLite2(GeoLite2.MAXMIND, GeoIpSettings.read(System.getenv(), conf), new MmdbRows());
                case FILE -> brought(files, null);
            };
        }

        private static URI slashed(URI address) {
            return address.toString().endsWith("/") ? address : URI.create(address + "/");
        }
    }

    private static Source brought(List<Path> files, @Nullable Path names) throws IOException {
        if (files.isEmpty()) {
            throw new UnusableArgument("name the files to import");
        }
        files.forEach(UnusableArgument::readable);
        return new BroughtFiles(
                files, names == null ? Map.of() : RangeFile.names(UnusableArgument.readable(names)), new MmdbRows());
    }

    /** {@code evenhand asn import}: files that somebody brought. */
    @Command(
            name = "import",
            description = "Imports files: .mmdb, .csv, an archive of ipverse, or tab-separated ranges (also .gz).")
    static final class Import implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "IPv4 before IPv6")
        private List<Path> files = List.of();

        @Option(names = "--names", description = "a file of AS numbers and names, separated by a tab")
        private @Nullable Path names;

        @Mixin
        private Believing believing = new Believing();

        @Override
        public Integer call() throws IOException {
            return run(brought(files, names), believing.permissions());
        }
    }

    /** {@code evenhand asn lookup}: what is known about addresses. */
    @Command(name = "lookup", description = "Says what is known about addresses, and from which data.")
    static final class Lookup implements Callable<Integer> {
        @Parameters(paramLabel = "ADDRESS", arity = "1..*", description = "IPv4 or IPv6")
        private List<String> addresses = List.of();

        @Override
        public Integer call() throws IOException {
            Dataset dataset = folder().load(Clock.systemUTC().instant());
            LiveNetworks networks = new LiveNetworks(dataset.edition());
            int status = 0;
            for (String text : addresses) {
                Address address = AddressParser.parse(text);
                if (address == null) {
                    System.out.println(AsnWords.shortened(text) + ": not an address");
                    status = 2;
                } else {
                    System.out.println(address.text() + ": " + AsnWords.answer(networks.answer(address)));
                }
            }
            System.out.println(
                    AsnWords.source(dataset.manifest(), Clock.systemUTC().instant()));
            return status;
        }
    }

    /** {@code evenhand asn export-mmdb}: the data in use for other programs. */
    @Command(
            name = "export-mmdb",
            description = "Writes the data in use as a MaxMind database that nginx, HAProxy and GeoIP2 read.")
    static final class Export implements Callable<Integer> {
        @Parameters(paramLabel = "FILE.mmdb", description = "where the database is written")
        private Path file = Path.of("");

        @Option(names = "--aliases", description = "also find IPv4 as written into IPv6 (mapped and 6to4)")
        private boolean aliases;

        @Override
        public Integer call() throws IOException {
            Dataset dataset = folder().load(Clock.systemUTC().instant());
            Manifest manifest = dataset.manifest();
            MmdbWriter.write(
                    file,
                    dataset.table(),
                    manifest.fetchedAt(),
                    "Evenhand, from " + manifest.version() + ", "
                            + manifest.licence().name(),
                    aliases ? MmdbWriter.Aliases.MAPPED_AND_6TO4 : MmdbWriter.Aliases.NONE);
            System.out.println(
                    file + ": " + AsnWords.source(manifest, Clock.systemUTC().instant()));
            return 0;
        }
    }
}
