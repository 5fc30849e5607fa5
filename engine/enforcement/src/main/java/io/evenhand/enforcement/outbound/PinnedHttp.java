// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.enforcement.outbound.Reply.Answered;
import io.evenhand.enforcement.outbound.Reply.Failed;
import io.evenhand.enforcement.outbound.Reply.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One HTTP request to an address that somebody else chose. The name is resolved once; if any of its addresses is not public
 * nothing is called; the connection goes to the address that was checked. Redirects are not followed, cookies do not exist,
 * and both time and length have an end. It speaks HTTP/1.0, so that an answer is simply what comes until the end.
 */
public final class PinnedHttp {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: [^\\r\\n]*)?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
    private static final int HEAD_MAX = 8_192;
    private static final Logger LOG = LoggerFactory.getLogger(PinnedHttp.class);
    private static final ScheduledExecutorService PATIENCE_ENDS = patienceEnds();

    private final Connector connector;
    private final Set<Integer> ports;
    private final Duration patience;
    private final int bodyMax;

    /**
     * @param ports the ports that may be called
     * @param patience for everything together
     * @param bodyMax the longest answer, in bytes
     */
    public PinnedHttp(Connector connector, Set<Integer> ports, Duration patience, int bodyMax) {
        this.connector = connector;
        this.ports = Set.copyOf(ports);
        this.patience = patience;
        this.bodyMax = bodyMax;
    }

    public Reply get(URI uri) {
        return call("GET", uri, Map.of(), new byte[0]);
    }

    /** Names and values of {@code headers} must not hold line ends. */
    public Reply post(URI uri, Map<String, String> headers, byte[] body) {
        return call("POST", uri, headers, body);
    }

    private Reply call(String method, URI uri, Map<String, String> headers, byte[] body) {
        boolean secure = "https".equals(uri.getScheme());
        String host = uri.getHost();
        if ((!secure && !"http".equals(uri.getScheme()))
                || host == null
                || !HOST.matcher(host).matches()
                || uri.getRawUserInfo() != null) {
            return new Failed(Why.UNUSABLE_ADDRESS);
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        if (!ports.contains(port)) {
            return new Failed(Why.PORT_NOT_ALLOWED);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            List<InetAddress> addresses = connector.resolve(host);
            if (addresses.isEmpty() || !addresses.stream().allMatch(AddressGuard::isPublic)) {
                return new Failed(addresses.isEmpty() ? Why.NAME_NOT_FOUND : Why.NOT_PUBLIC);
            }
            byte[] request = request(method, uri, host, port, headers, body);
            return exchange(addresses.get(0), port, secure ? host : null, request, deadline);
        } catch (UnknownHostException e) {
            return new Failed(Why.NAME_NOT_FOUND);
        } catch (SocketTimeoutException e) {
            return new Failed(Why.TOO_SLOW);
        } catch (IOException e) {
            return new Failed(Why.NOT_REACHED);
        }
    }

    private Reply exchange(InetAddress address, int port, @Nullable String tlsName, byte[] request, long deadline)
            throws IOException {
        try (Socket plain = connector.connect(address, port, left(deadline))) {
            AtomicBoolean over = new AtomicBoolean();
            Future<?> end = PATIENCE_ENDS.schedule(
                    () -> {
                        over.set(true);
                        close(plain);
                    },
                    left(deadline),
                    TimeUnit.MILLISECONDS);
            try {
                Socket socket = tlsName == null ? plain : secured(plain, tlsName, port);
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                return read(socket.getInputStream());
            } catch (IOException e) {
                if (over.get()) {
                    throw new SocketTimeoutException("no time left");
                }
                throw e;
            } finally {
                end.cancel(false);
            }
        }
    }

    /**
     * A timeout of a socket is one for each wait. Who gives a byte now and then, in the handshake or within a record, would
     * keep the caller for ever; so the connection is closed when the time for everything is over.
     */
    private static ScheduledExecutorService patienceEnds() {
        ScheduledThreadPoolExecutor ends = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "outbound-patience");
            thread.setDaemon(true);
            return thread;
        });
        ends.setRemoveOnCancelPolicy(true);
        return ends;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a connection whose time was over could not be closed", e);
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private Reply read(InputStream from) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[1_024];
        while (true) {
            int count = from.read(chunk);
            if (count < 0) {
                return answer(all.toString(ISO_8859_1));
            }
            all.write(chunk, 0, count);
            String text = all.toString(ISO_8859_1);
            int head = text.indexOf("\r\n\r\n");
            if (head < 0 ? all.size() > HEAD_MAX : all.size() - head - 4 > bodyMax) {
                return new Failed(Why.TOO_LONG);
            }
        }
    }

    private static Reply answer(String text) {
        int head = text.indexOf("\r\n\r\n");
        int line = text.indexOf("\r\n");
        Matcher status = head < 0 ? null : STATUS.matcher(text.substring(0, line));
        if (status == null || !status.matches()) {
            return new Failed(Why.NOT_UNDERSTOOD);
        }
        int code = Integer.parseInt(status.group(1));
        return code >= 300 && code < 400
                ? new Failed(Why.REDIRECTED)
                : new Answered(code, new String(text.substring(head + 4).getBytes(ISO_8859_1), UTF_8));
    }

    private static byte[] request(
            String method, URI uri, String host, int port, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        head.append(' ').append(path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.0\r\nHost: ").append(host);
        if (port != 80 && port != 443) {
            head.append(':').append(port);
        }
        head.append("\r\nUser-Agent: evenhand\r\nConnection: close\r\n");
        headers.forEach((name, value) -> {
            if (name.matches(".*[\\r\\n:].*") || value.matches("(?s).*[\\r\\n].*")) {
                throw new IllegalArgumentException("a header is one line");
            }
            head.append(name).append(": ").append(value).append("\r\n");
        });
        if (body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
        byte[] whole = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long ms = (deadline - System.nanoTime()) / 1_000_000;
        if (ms <= 0) {
            throw new SocketTimeoutException("no time left");
        }
        return (int) ms;
    }
}
