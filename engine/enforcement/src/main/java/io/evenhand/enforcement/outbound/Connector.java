// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** How names become addresses and addresses become connections. */
public interface Connector {
    /** All addresses of a name; a name without any is an exception. */
    List<InetAddress> resolve(String host) throws IOException;

    /** A connection to exactly this address. */
    Socket connect(InetAddress address, int port, int timeoutMs) throws IOException;

    /** The network as it is. */
    static Connector network() {
        return new Connector() {
            @Override
            public List<InetAddress> resolve(String host) throws IOException {
                return List.of(InetAddress.getAllByName(host));
            }

            @Override
            public Socket connect(InetAddress address, int port, int timeoutMs) throws IOException {
                Socket socket = new Socket();
                try {
                    socket.connect(new InetSocketAddress(address, port), timeoutMs);
                    return socket;
                } catch (IOException e) {
                    socket.close();
                    throw e;
                }
            }
        };
    }
}
