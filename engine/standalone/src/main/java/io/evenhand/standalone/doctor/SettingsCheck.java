// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.doctor;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the installation was told by its environment: misspelt names, missing files, an open door, nobody to mail. */
final class SettingsCheck implements Check {
    private static final String OURS = "EVENHAND_";
    private static final String FILE = "_FILE";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Override
    public List<Finding> examine(Patient patient) {
        Map<String, String> ours = new TreeMap<>(patient.env());
        ours.keySet().removeIf(name -> !name.startsWith(OURS));
        List<Finding> findings = new ArrayList<>();
        findings.add(names(ours));
        findings.add(files(ours));
        findings.add(door(ours));
        findings.add(keys(patient, ours));
        findings.add(mail(patient, ours));
        findings.add(statements(ours));
        findings.add(films(patient.env()));
        return findings;
    }

    private static Finding names(Map<String, String> ours) {
        List<String> unknown =
                ours.keySet().stream().filter(name -> !Settings.isKnown(name)).toList();
        if (unknown.isEmpty()) {
            return Finding.fine("settings", ours.isEmpty() ? "all by default" : ours.size() + " set, all known");
        }
        String first = unknown.get(0);
        return Finding.wrong(
                "settings",
                "nothing reads " + String.join(", ", unknown),
                "did you mean " + Settings.nearest(first) + "? docs/operate.md lists every setting");
    }

    private static Finding files(Map<String, String> ours) {
        List<String> missing = ours.entrySet().stream()
                .filter(each -> each.getKey().endsWith(FILE))
                .filter(each -> !Files.isReadable(Path.of(each.getValue())))
                .map(Map.Entry::getKey)
                .toList();
        return missing.isEmpty()
                ? Finding.fine("files named", "readable")
                : Finding.wrong(
                        "files named",
                        "cannot be read: " + String.join(", ", missing),
                        "correct the path, or give the user that runs Evenhand the right to read it");
    }

    private static Finding door(Map<String, String> ours) {
        String bind = ours.getOrDefault("EVENHAND_BIND", "127.0.0.1");
        String address = ours.getOrDefault("EVENHAND_PUBLIC_URL", "http://127.0.0.1");
        boolean isPlain;
        try {
            URI uri = URI.create(address);
            isPlain = !"https".equals(uri.getScheme()) && !LOOPBACK_NAMES.contains(String.valueOf(uri.getHost()));
        } catch (IllegalArgumentException e) {
            return Finding.wrong(
                    "door", "EVENHAND_PUBLIC_URL is no address", "write it like https://evenhand.platform.example");
        }
        if (isPlain) {
            return Finding.wrong(
                    "door",
                    "people reach casework over plain http, so codes and passwords can be read on the way",
                    "put a proxy with TLS in front and set EVENHAND_PUBLIC_URL to its https address");
        }
        if (!isLoopback(bind) && !address.startsWith("https")) {
            return Finding.wrong(
                    "door",
                    "the programs listen for other machines, and casework has no https address",
                    "set EVENHAND_PUBLIC_URL to the https address of the proxy in front, or EVENHAND_BIND to 127.0.0.1");
        }
        return Finding.fine("door", isLoopback(bind) ? "loopback only" : "open, behind https");
    }

    private static Finding keys(Patient patient, Map<String, String> ours) {
        boolean isOpen = !isLoopback(ours.getOrDefault("EVENHAND_BIND", "127.0.0.1"));
        Path keys = Path.of(ours.getOrDefault(
                "EVENHAND_EDGE_KEYS_FILE",
                patient.var("secrets").resolve("edge-keys").toString()));
        return isOpen && !Files.exists(keys)
                ? Finding.wrong(
                        "edge's callers",
                        "the edge answers other machines, and no caller needs a key",
                        "write a file of callers' keys (docs/operate.md) and name it in EVENHAND_EDGE_KEYS_FILE")
                : Finding.fine("edge's callers", isOpen ? "need a key" : "on this machine");
    }

    private static Finding mail(Patient patient, Map<String, String> ours) {
        if (ours.containsKey("EVENHAND_SMTP") || Files.exists(patient.var("run").resolve("demonstration"))) {
            return Finding.fine("mail", "a server is named");
        }
        return Finding.doubtful(
                "mail",
                "no server is named, so people learn of decisions only where the platform shows them",
                "set EVENHAND_SMTP and EVENHAND_SMTP_FROM, or fetch the messages over the API");
    }

    private static Finding statements(Map<String, String> ours) {
        boolean isOn = ours.containsKey("EVENHAND_DSA_URL");
        return isOn && !ours.containsKey("EVENHAND_DSA_TOKEN_FILE")
                ? Finding.wrong(
                        "public statements",
                        "an address is named and no token",
                        "name the file with the token in EVENHAND_DSA_TOKEN_FILE")
                : Finding.fine("public statements", isOn ? "on" : "off");
    }

    private static Finding films(Map<String, String> env) {
        String named = env.get("EVENHAND_FFMPEG");
        if (named != null) {
            return Files.isExecutable(Path.of(named))
                    ? Finding.fine("ffmpeg", "named")
                    : Finding.wrong("ffmpeg", "EVENHAND_FFMPEG names no program", "correct the path, or unset it");
        }
        List<Path> places = new ArrayList<>(List.of(Path.of("/usr/lib/jellyfin-ffmpeg/ffmpeg")));
        for (String folder : env.getOrDefault("PATH", "").split(":", -1)) {
            places.add(Path.of(folder, "ffmpeg"));
        }
        return places.stream().anyMatch(Files::isExecutable)
                ? Finding.fine("ffmpeg", "found")
                : Finding.doubtful(
                        "ffmpeg",
                        "there is none, so the edge answers about policy and plays no films",
                        "install it (on Debian: apt-get install ffmpeg), or name it in EVENHAND_FFMPEG");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
