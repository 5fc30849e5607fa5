// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.enforcement.Office;
import io.evenhand.enforcement.outbound.Loopback;
import io.evenhand.enforcement.outbound.PinnedHttp;
import io.evenhand.enforcement.ownership.Shown.Confirmed;
import io.evenhand.enforcement.ownership.Shown.NotYet;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Four ways to show that a server is one's own; each passes once, for one account and server, and ends soon. */
@SuppressWarnings("try") // a server that only has to be there
class OwnersShowTheirServersIT {
    private static final AccountId ACCOUNT = new AccountId("acc-1");
    private static final ServerId SERVER = new ServerId("srv-1");
    private final Loopback loopback = new Loopback();

    @Test
    void aServerSignsWithItsKey() throws Exception {
        KeyPair keys = Office.keys();
        try (Office office = new Office()) {
            Ownership ownership = ownership(office, name -> List.of());
            ownership.register(ACCOUNT, SERVER, encoded(keys));
            Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.KEY, "");
            byte[] foreign = sign(Office.keys(), Ownership.toSign(ACCOUNT, SERVER, challenge.secret()));
            assertInstanceOf(NotYet.class, ownership.signed(challenge.id(), challenge.secret(), foreign));
            byte[] other = sign(keys, Ownership.toSign(new AccountId("acc-2"), SERVER, challenge.secret()));
            assertInstanceOf(NotYet.class, ownership.signed(challenge.id(), challenge.secret(), other), "for another");
            byte[] right = sign(keys, Ownership.toSign(ACCOUNT, SERVER, challenge.secret()));
            assertEquals(new Confirmed(), ownership.signed(challenge.id(), challenge.secret(), right));
            assertEquals(List.of(SERVER), ownership.owned(ACCOUNT));
            assertInstanceOf(NotYet.class, ownership.signed(challenge.id(), challenge.secret(), right), "once");
            ownership.register(ACCOUNT, SERVER, encoded(Office.keys()));
            assertEquals(List.of(), ownership.owned(ACCOUNT), "another key shows nothing yet");
        }
    }

    @Test
    void aCodeIsTypedInAtTheServerWithinTenMinutes() {
        try (Office office = new Office()) {
            Ownership ownership = ownership(office, name -> List.of());
            Challenge late = ownership.issue(ACCOUNT, SERVER, Method.CODE, "");
            assertTrue(late.secret().matches("[2-9A-HJ-NP-Z]{8}"), late.secret());
            office.clock.move(Duration.ofMinutes(10));
            assertInstanceOf(NotYet.class, ownership.typed(SERVER, late.secret()));
            Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.CODE, "");
            assertInstanceOf(NotYet.class, ownership.typed(new ServerId("srv-2"), challenge.secret()));
            assertEquals(
                    new Confirmed(), ownership.typed(SERVER, challenge.secret().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    @Test
    void tenWrongAttemptsInAnHourAreEnough() {
        try (Office office = new Office()) {
            Ownership ownership = ownership(office, name -> List.of());
            Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.CODE, "");
            for (int each = 0; each < Ownership.ATTEMPTS_MAX; each++) {
                ownership.typed(SERVER, "WRONGAAA");
            }
            assertInstanceOf(NotYet.class, ownership.typed(SERVER, challenge.secret()), "even the right one");
            office.clock.move(Duration.ofMinutes(61));
            Challenge next = ownership.issue(ACCOUNT, SERVER, Method.CODE, "");
            assertEquals(new Confirmed(), ownership.typed(SERVER, next.secret()));
        }
    }

    @Test
    void aTextLiesAtAWellKnownAddress() throws Exception {
        loopback.name("media.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office()) {
            Ownership ownership = ownership(office, name -> List.of());
            ownership.reported(ACCOUNT, SERVER, "Media.example");
            Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.HTTP, "media.example");
            try (Loopback.Server wrong = loopback.serve("HTTP/1.1 200 OK\r\n\r\nhello")) {
                assertEquals(new NotYet(Trouble.OTHER_TEXT), ownership.look(challenge.id()));
                assertTrue(wrong.requests().get(0).startsWith("GET /.well-known/evenhand-challenge/" + challenge.id()));
            }
            try (Loopback.Server right = loopback.serve("HTTP/1.1 200 OK\r\n\r\n" + challenge.secret() + "\n")) {
                assertEquals(new Confirmed(), ownership.look(challenge.id()));
            }
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ownership.issue(ACCOUNT, SERVER, Method.HTTP, "media.example/path"));
        }
    }

    @Test
    void aNameThatIsNotTheServersShowsANameAndNothingElse() throws Exception {
        loopback.name("mine.example", InetAddress.getByName("93.184.215.14"));
        try (Office office = new Office()) {
            Ownership ownership = ownership(office, name -> List.of());
            assertEquals(new Shown.NameOnly(), shownBy(ownership), "the platform said nothing about this server");
            ownership.reported(ACCOUNT, SERVER, "theirs.example");
            assertEquals(new Shown.NameOnly(), shownBy(ownership), "the server is reached under another name");
            assertEquals(List.of(), ownership.owned(ACCOUNT));
            assertEquals("0", office.database.value("select count(*) from messages where kind = 'OWNER_CONFIRMED'"));
            assertTrue(ownership.attempts(ACCOUNT).get(0).nameOnly());
            ownership.reported(ACCOUNT, SERVER, "mine.example");
            assertEquals(new Confirmed(), shownBy(ownership));
            assertEquals(List.of(SERVER), ownership.owned(ACCOUNT));
            ownership.reported(ACCOUNT, SERVER, "moved.example");
            assertEquals(List.of(), ownership.owned(ACCOUNT), "what the old host showed ended with it");
        }
    }

    private Shown shownBy(Ownership ownership) throws Exception {
        Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.HTTP, "mine.example");
        try (Loopback.Server right = loopback.serve("HTTP/1.1 200 OK\r\n\r\n" + challenge.secret() + "\n")) {
            return ownership.look(challenge.id());
        }
    }

    @Test
    void whoRunsADomainRunsTheHostsUnderItAndNoOthers() {
        assertTrue(Ownership.isOf("example.org", "media.example.org"));
        assertTrue(Ownership.isOf("media.example.org:8096", "media.example.org"));
        for (String[] each : new String[][] {
            {"org", "media.example.org"},
            {"ple.org", "media.example.org"},
            {"other.example.org", "media.example.org"},
            {"media.example.org", "example.org"}
        }) {
            assertFalse(Ownership.isOf(each[0], each[1]), each[0] + " of " + each[1]);
        }
        assertFalse(Ownership.isOf("example.org", null));
    }

    @Test
    void aTextRecordLiesUnderADomain() throws Exception {
        try (Office office = new Office();
                NameServer dns = new NameServer()) {
            Ownership ownership = ownership(office, TextRecords.dns(dns.address(), 2_000));
            ownership.reported(ACCOUNT, SERVER, "box.media.example");
            Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.DNS, "media.example");
            assertEquals("_evenhand-challenge.media.example", challenge.place());
            assertEquals(new NotYet(Trouble.OTHER_RECORD), ownership.look(challenge.id()), "an empty one");
            dns.text = "something else";
            assertEquals(new NotYet(Trouble.OTHER_RECORD), ownership.look(challenge.id()));
            dns.text = challenge.secret();
            assertEquals(new Confirmed(), ownership.look(challenge.id()));
        }
    }

    @Test
    void theLedgerKeepsNoSecretAndNoNetwork() throws Exception {
        try (Office office = new Office()) {
            Ownership ownership = ownership(office, name -> List.of());
            Challenge challenge = ownership.issue(ACCOUNT, SERVER, Method.CODE, "");
            assertEquals(
                    "0",
                    office.database.value(
                            "select count(*) from challenges c where c::text like '%" + challenge.secret() + "%'"));
        }
    }

    private Ownership ownership(Office office, TextRecords dns) {
        PinnedHttp http = new PinnedHttp(loopback, Set.of(80, 8080), Duration.ofSeconds(5), 1_024);
        return new Ownership(office.ledger, http, dns, office.clock);
    }

    private static String encoded(KeyPair keys) {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    private static byte[] sign(KeyPair keys, byte[] message) throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(message);
        return signature.sign();
    }

    /** A name server on the loopback interface that answers every question with one text record (RFC 1035). */
    private static final class NameServer implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private volatile String text = "";

        NameServer() throws Exception {
            Thread thread = new Thread(this::run, "name server");
            thread.setDaemon(true);
            thread.start();
        }

        InetSocketAddress address() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
        }

        private void run() {
            while (!socket.isClosed()) {
                try {
                    DatagramPacket asked = new DatagramPacket(new byte[512], 512);
                    socket.receive(asked);
                    byte[] answer = answer(Arrays.copyOf(asked.getData(), asked.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                } catch (java.io.IOException e) {
                    return;
                }
            }
        }

        private byte[] answer(byte[] asked) {
            int end = 12;
            while (asked[end] != 0) {
                end += asked[end] + 1;
            }
            end += 5; // the root label, the type and the class
            byte[] value = text.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer out = ByteBuffer.allocate(end + 13 + value.length);
            out.put(asked, 0, end);
            out.putShort(2, (short) 0x8580)
                    .putShort(6, (short) 1)
                    .putShort(8, (short) 0)
                    .putShort(10, (short) 0);
            out.putShort((short) 0xc00c)
                    .putShort((short) 16)
                    .putShort((short) 1)
                    .putInt(0);
            out.putShort((short) (value.length + 1)).put((byte) value.length).put(value);
            return out.array();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
