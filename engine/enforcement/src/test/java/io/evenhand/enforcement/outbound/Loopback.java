// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small internet on the loopback interface: names lead to public addresses, and all of those to one real server here. */
public final class Loopback implements Connector {
    private final Map<String, List<InetAddress>> names = new HashMap<>();
    private final List<InetAddress> connected = new CopyOnWriteArrayList<>();
    private int port;
    private int lookups;

    public void name(String host, InetAddress... addresses) {
        names.put(host, List.of(addresses));
    }

    /** The addresses that were called. */
    public List<InetAddress> connected() {
        return connected;
    }

    public int lookups() {
        return lookups;
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        lookups++;
        List<InetAddress> found = names.get(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        return found;
    }

    @Override
    public Socket connect(InetAddress address, int ignored, int timeoutMs) throws IOException {
        connected.add(address);
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Starts a server that gives this answer to everybody. */
    public Server serve(String answer) throws IOException {
        return start(new Server(answer, false));
    }

    /** Starts a server that begins like this, asked or not, and goes on byte by byte as long as anybody listens. */
    public Server drip(String beginning) throws IOException {
        return start(new Server(beginning, true));
    }

    private Server start(Server server) {
        port = server.socket.getLocalPort();
        return server;
    }

    /** The server. */
    public static final class Server implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> requests = new CopyOnWriteArrayList<>();
        private final String answer;
        private final boolean drips;

        private Server(String answer, boolean drips) throws IOException {
            this.answer = answer;
            this.drips = drips;
            Thread thread = new Thread(this::run, "loopback");
            thread.setDaemon(true);
            thread.start();
        }

        public List<String> requests() {
            return requests;
        }

        private void run() {
            while (!socket.isClosed()) {
                try (Socket one = socket.accept()) {
                    if (!drips) {
                        requests.add(read(one.getInputStream()));
                    }
                    one.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    one.getOutputStream().flush();
                    while (drips) {
                        Thread.sleep(20);
                        one.getOutputStream().write(0);
                    }
                    if (answer.isEmpty()) {
                        Thread.sleep(2_000);
                    }
                } catch (IOException e) {
                    requests.add("gone before it ended");
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private static String read(InputStream from) throws IOException {
            StringBuilder text = new StringBuilder();
            int length = -1;
            while (length < 0 || text.length() < length) {
                int next = from.read();
                if (next < 0) {
                    break;
                }
                text.append((char) next);
                if (length < 0 && text.indexOf("\r\n\r\n") > 0) {
                    int at = text.indexOf("Content-Length: ");
                    int body = at < 0 ? 0 : Integer.parseInt(text.substring(at + 16, text.indexOf("\r\n", at)));
                    length = text.length() + body;
                }
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
