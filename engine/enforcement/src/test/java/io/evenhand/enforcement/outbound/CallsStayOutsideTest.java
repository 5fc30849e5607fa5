// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.enforcement.outbound.Reply.Answered;
import io.evenhand.enforcement.outbound.Reply.Failed;
import io.evenhand.enforcement.outbound.Reply.Why;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call to an address that somebody else chose reaches nothing inside, follows nothing, and ends. */
@SuppressWarnings("try") // a server that only has to be there
class CallsStayOutsideTest {
    private static final InetAddress PUBLIC = address("93.184.215.14");
    private final Loopback loopback = new Loopback();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "127.0.0.1",
                "169.254.169.254",
                "172.31.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "3fff::1"
            })
    void noAddressInsideIsCalled(String inside) throws Exception {
        assertFalse(AddressGuard.isPublic(address(inside)));
        loopback.name("server.example", PUBLIC, address(inside));
        try (Loopback.Server server = loopback.serve("HTTP/1.1 200 OK\r\n\r\nhello")) {
            assertEquals(new Failed(Why.NOT_PUBLIC), get("http://server.example/"));
            assertEquals(List.of(), loopback.connected(), "not even the public one of the two");
        }
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() throws Exception {
        loopback.name("server.example", PUBLIC);
        try (Loopback.Server server = loopback.serve("HTTP/1.1 200 OK\r\n\r\nhello")) {
            assertEquals(new Answered(200, "hello"), get("http://server.example/a?b=c"));
            assertEquals(List.of(PUBLIC), loopback.connected());
            assertEquals(1, loopback.lookups(), "a second look-up could lead elsewhere");
            assertTrue(server.requests().get(0).startsWith("GET /a?b=c HTTP/1.0\r\nHost: server.example\r\n"));
            assertFalse(server.requests().get(0).contains("Cookie"));
        }
        assertTrue(AddressGuard.isPublic(address("2606:2800:21f:cb07:6820:80da:af6b:8b2c")));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        loopback.name("server.example", PUBLIC);
        try (Loopback.Server server =
                loopback.serve("HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nSet-Cookie: a=b\r\n\r\n")) {
            assertEquals(new Failed(Why.REDIRECTED), get("http://server.example/"));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void lengthAndTimeHaveAnEnd() throws Exception {
        loopback.name("server.example", PUBLIC);
        try (Loopback.Server server = loopback.serve("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_025))) {
            assertEquals(new Failed(Why.TOO_LONG), get("http://server.example/"));
        }
        try (Loopback.Server server = loopback.serve("HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000))) {
            assertEquals(new Failed(Why.TOO_LONG), get("http://server.example/"));
        }
        try (Loopback.Server server = loopback.serve("")) {
            assertEquals(new Failed(Why.TOO_SLOW), get("http://server.example/"));
        }
    }

    /** Each byte comes long before a socket that waits for one loses patience: a record of TLS would take minutes. */
    @Test
    void whoGivesAByteNowAndThenKeepsNobody() throws Exception {
        loopback.name("server.example", PUBLIC);
        String handshake = "\026\003\003@\000";
        try (Loopback.Server server = loopback.drip(handshake)) {
            Reply reply = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> get("https://server.example/"));
            assertEquals(new Failed(Why.TOO_SLOW), reply);
        }
        try (Loopback.Server server = loopback.drip("HTTP/1.1 200 OK\r\n\r\n")) {
            Reply reply = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> get("http://server.example/"));
            assertEquals(new Failed(Why.TOO_SLOW), reply);
        }
    }

    @Test
    void whatIsNotAPlainAddressIsRefused() {
        loopback.name("server.example", PUBLIC);
        assertEquals(new Failed(Why.PORT_NOT_ALLOWED), get("http://server.example:22/"));
        assertEquals(new Failed(Why.UNUSABLE_ADDRESS), get("file:///etc/passwd"));
        assertEquals(new Failed(Why.UNUSABLE_ADDRESS), get("http://user@server.example/"));
        assertEquals(new Failed(Why.NAME_NOT_FOUND), get("http://nowhere.example/"));
    }

    private Reply get(String uri) {
        return new PinnedHttp(loopback, Set.of(80, 443), Duration.ofMillis(900), 1_024).get(URI.create(uri));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
