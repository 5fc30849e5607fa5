// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be true before anything starts; each thing that is not is one sentence that says what to do. */
public final class Preflight {
    public static final long DISK_FREE_BYTES_MIN = 2L << 30;

    private Preflight() {}

    /** Every complaint, or none. */
    public static List<String> complaints(Home home, Ports ports) {
        List<String> complaints = new ArrayList<>();
        if (Runtime.version().feature() < 17) {
            complaints.add("Java " + Runtime.version().feature() + " is too old: install a JDK 17 or newer");
        }
        encryption(System.getenv(), complaints);
        disk(home, complaints);
        ports(ports, complaints);
        return complaints;
    }

    /** Throws the first complaint. */
    public static void check(Home home, Ports ports) {
        List<String> complaints = complaints(home, ports);
        if (!complaints.isEmpty()) {
            throw new Refusal(complaints.get(0));
        }
    }

    /** The edge started here is watched by plain requests from the same machine. */
    static void encryption(Map<String, String> env, List<String> complaints) {
        if (!env.getOrDefault("EVENHAND_EDGE_TLS_CERT_FILE", "").isEmpty()) {
            complaints.add("EVENHAND_EDGE_TLS_CERT_FILE is for an edge that is started by itself, on its own machine;"
                    + " unset it here, or put a proxy with TLS in front of this edge");
        }
    }

    private static void disk(Home home, List<String> complaints) {
        try {
            Path run = home.run();
            long free = Files.getFileStore(run).getUsableSpace();
            if (!Files.isWritable(run)) {
                complaints.add(cannotWrite(home));
            } else if (free < DISK_FREE_BYTES_MIN) {
                complaints.add("too little disk: " + home.var() + " has " + (free >> 20)
                        + " MiB free and needs 2048; free some or set EVENHAND_VAR to a folder on another disk");
            }
        } catch (IOException | Refusal e) {
            complaints.add(cannotWrite(home));
        }
    }

    private static String cannotWrite(Home home) {
        return "cannot write to " + home.var() + "; set EVENHAND_VAR to a folder that is yours";
    }

    private static void ports(Ports ports, List<String> complaints) {
        for (Map.Entry<String, Integer> port : ports.byProgram().entrySet()) {
            if (!isFree(port.getValue())) {
                complaints.add("port " + port.getValue() + " (" + port.getKey()
                        + ") is in use by another program; stop that program, or './evenhand down' if it is ours");
            }
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
