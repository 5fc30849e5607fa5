// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One question for text records (RFC 1035) and its answer. The socket is tied to the resolver and the number of the question
 * is random, so that nobody else can answer it without luck.
 */
final class TextQuestion {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ANSWER_MAX = 4_096;
    private static final int HEADER = 12;
    private static final short TXT = 16;
    private static final short INTERNET = 1;
    private static final int RECURSION_WANTED = 0x0100;
    private static final int IS_ANSWER = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int NO_SUCH_NAME = 3;

    private TextQuestion() {}

    static List<String> ask(InetSocketAddress resolver, String name, int timeoutMs) throws IOException {
        int number = RANDOM.nextInt(1 << 16);
        byte[] question = question(number, name);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(resolver);
            socket.setSoTimeout(timeoutMs);
            socket.send(new DatagramPacket(question, question.length));
            DatagramPacket answer = new DatagramPacket(new byte[ANSWER_MAX], ANSWER_MAX);
            socket.receive(answer);
            return read(number, question, Arrays.copyOf(answer.getData(), answer.getLength()));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the answer from DNS is malformed");
        }
    }

    private static byte[] question(int number, String name) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + name.length() + 6);
        out.putShort((short) number).putShort((short) RECURSION_WANTED).putShort((short) 1);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        for (String label : name.split("\\.", -1)) {
            byte[] bytes = label.getBytes(US_ASCII);
            out.put((byte) bytes.length).put(bytes);
        }
        out.put((byte) 0).putShort(TXT).putShort(INTERNET);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static List<String> read(int number, byte[] question, byte[] answer) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(answer);
        int flags = in.getShort(2) & 0xffff;
        boolean ours = (in.getShort(0) & 0xffff) == number
                && (flags & IS_ANSWER) != 0
                && answer.length >= question.length
                && Arrays.equals(answer, HEADER, question.length, question, HEADER, question.length);
        if (!ours || (flags & TRUNCATED) != 0) {
            throw new IOException("the answer from DNS cannot be used");
        }
        int code = flags & 0xf;
        if (code != 0 && code != NO_SUCH_NAME) {
            throw new IOException("DNS refused");
        }
        int records = in.getShort(6) & 0xffff;
        in.position(question.length);
        List<String> texts = new ArrayList<>();
        for (int each = 0; each < records; each++) {
            readRecord(in, texts);
        }
        return texts;
    }

    private static void readRecord(ByteBuffer in, List<String> texts) {
        skipName(in);
        short type = in.getShort();
        in.getShort();
        in.getInt();
        int end = in.getShort() & 0xffff;
        end += in.position();
        StringBuilder text = new StringBuilder();
        while (type == TXT && in.position() < end) {
            byte[] part = new byte[in.get() & 0xff];
            in.get(part);
            text.append(new String(part, US_ASCII));
        }
        in.position(end);
        if (type == TXT) {
            texts.add(text.toString());
        }
    }

    private static void skipName(ByteBuffer in) {
        int length = in.get() & 0xff;
        while (length != 0) {
            if (length >= 0xc0) {
                in.get(); // the rest of a pointer, which ends the name
                return;
            }
            in.position(in.position() + length);
            length = in.get() & 0xff;
        }
    }
}
