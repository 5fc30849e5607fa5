// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/** One connection that is kept and asks one thing after the other; as little of a client as HTTP/1.1 allows. */
final class LineClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    LineClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    String post(String path, String body) throws IOException {
        return send(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    String get(String path, String key) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: " + key + "\r\n\r\n");
    }

    /** The body, which has a length; an answer in pieces is an exception. */
    private String send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        String status = line();
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        if (!status.contains(" 200 ") || length < 0) {
            throw new IOException(status + ", length " + length);
        }
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
