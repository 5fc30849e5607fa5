// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A wire on this machine that can be cut and slowed down: it passes on whatever comes, to one port. */
final class Proxy implements AutoCloseable {
    private static final int BYTES = 1 << 16;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile long delayMillis;

    /** @param target the port on this machine behind it */
    Proxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Ends every connection, and makes none until {@link #mend()}. */
    void cut() {
        cut = true;
        open.forEach(Proxy::quietly);
    }

    /** Holds everything back for so long, in both directions. */
    void delay(Duration by) {
        delayMillis = by.toMillis();
    }

    void mend() {
        cut = false;
        delayMillis = 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(Proxy::quietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (cut) {
                    quietly(client);
                } else {
                    daemon(() -> join(client));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void join(Socket client) {
        Socket behind = new Socket();
        open.add(client);
        open.add(behind);
        try {
            behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
            behind.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            if (cut) {
                throw new IOException("cut");
            }
            daemon(() -> pass(behind, client));
            pass(client, behind);
        } catch (IOException e) {
            end(client, behind);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read;
            while ((read = in.read(bytes)) >= 0) {
                long wait = delayMillis;
                if (wait > 0) {
                    TimeUnit.MILLISECONDS.sleep(wait);
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // an end of the wire went away, so the other one goes too
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from, to);
        }
    }

    private void end(Socket one, Socket other) {
        quietly(one);
        quietly(other);
        open.remove(one);
        open.remove(other);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone already
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
