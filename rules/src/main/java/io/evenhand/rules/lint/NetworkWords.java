// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for networks and places that must not occur in a rule: nobody is judged by where they host. */
public final class NetworkWords {
    private static final Set<String> WORDS = Set.of(
            "address",
            "addresses",
            "asn",
            "asns",
            "as",
            "cidr",
            "cidrs",
            "city",
            "cloud",
            "colo",
            "continent",
            "countries",
            "country",
            "datacenter",
            "datacenters",
            "dns",
            "domain",
            "geo",
            "geography",
            "geoip",
            "host",
            "hoster",
            "hosters",
            "hosting",
            "hostname",
            "hosts",
            "ip",
            "ips",
            "ipv4",
            "ipv6",
            "isp",
            "isps",
            "latitude",
            "longitude",
            "net",
            "netblock",
            "network",
            "networks",
            "nets",
            "prefix",
            "prefixes",
            "provider",
            "providers",
            "proxies",
            "proxy",
            "range",
            "ranges",
            "region",
            "regions",
            "residential",
            "route",
            "subnet",
            "subnets",
            "tor",
            "vpn",
            "vpns");
    private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    /** Splits camelCase, SNAKE_CASE and kebab-case alike; a digit stays with its letters. */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*");

    private NetworkWords() {}

    /**
     * One such word.
     *
     * @param line the line it stands on, from 1
     */
    public record Hit(int line, String word) {}

    /** The network words in a rule file, without its comments: they may say what the rules do not look at. */
    public static List<Hit> in(String text) {
        String code = COMMENT.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
        List<Hit> hits = new ArrayList<>();
        Matcher words = WORD.matcher(code);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            if (WORDS.contains(word)) {
                int line = (int) code.substring(0, words.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                hits.add(new Hit(line, word));
            }
        }
        return hits;
    }
}
