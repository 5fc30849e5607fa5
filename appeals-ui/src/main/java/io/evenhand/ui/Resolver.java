// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import io.evenhand.enforcement.ownership.TextRecords;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which DNS resolver is asked for text records: {@code EVENHAND_DNS}, or the first one of this machine. */
final class Resolver {
    private static final int PORT = 53;
    private static final int PATIENCE_MS = 5_000;
    private static final Pattern NAME_SERVER = Pattern.compile("nameserver[ \\t]+(\\S+)");

    private Resolver() {}

    static TextRecords records(Map<String, String> env) {
        InetSocketAddress resolver = address(env.getOrDefault("EVENHAND_DNS", ""));
        return TextRecords.dns(resolver, PATIENCE_MS);
    }

    private static InetSocketAddress address(String said) {
        if (said.isEmpty()) {
            return new InetSocketAddress(ofThisMachine(), PORT);
        }
        int colon = said.lastIndexOf(':');
        boolean withPort = colon > 0 && said.indexOf(':') == colon;
        if (withPort && !said.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("EVENHAND_DNS is not an address, or an address and a port");
        }
        return withPort
                ? new InetSocketAddress(said.substring(0, colon), Integer.parseInt(said.substring(colon + 1)))
                : new InetSocketAddress(said, PORT);
    }

    private static String ofThisMachine() {
        try {
            return Files.readAllLines(Path.of("/etc/resolv.conf")).stream()
                    .map(NAME_SERVER::matcher)
                    .filter(Matcher::lookingAt)
                    .map(line -> line.group(1))
                    .findFirst()
                    .orElse("127.0.0.1");
        } catch (IOException e) {
            return "127.0.0.1";
        }
    }
}
