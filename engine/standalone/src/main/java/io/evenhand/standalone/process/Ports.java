// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ports of every program; the contract's numbers unless the environment says otherwise. */
public record Ports(
        int intake, int casework, int edge, int kafka, int kafkaController, int postgres, int firstMetrics) {

    /** From {@code EVENHAND_INTAKE_PORT} and the like. */
    public static Ports of(Map<String, String> env) {
        return new Ports(
                port(env, "EVENHAND_INTAKE_PORT", 8070),
                port(env, "EVENHAND_CASEWORK_PORT", 8080),
                port(env, "EVENHAND_EDGE_PORT", 8090),
                port(env, "EVENHAND_KAFKA_PORT", 9092),
                port(env, "EVENHAND_KAFKA_CONTROLLER_PORT", 9093),
                port(env, "EVENHAND_PG_PORT", 5433),
                port(env, "EVENHAND_FIRST_METRICS_PORT", 9400));
    }

    /** Each port with the name of the program that wants it, in the order in which they are checked. */
    public Map<String, Integer> byProgram() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("intake", intake);
        ports.put("casework", casework);
        ports.put("edge", edge);
        ports.put("Kafka", kafka);
        ports.put("Kafka's controller", kafkaController);
        ports.put("PostgreSQL", postgres);
        ports.put("intake's metrics", firstMetrics);
        ports.put("scoring's metrics", firstMetrics + 1);
        ports.put("casework's metrics", firstMetrics + 2);
        ports.put("edge's metrics", firstMetrics + 3);
        return ports;
    }

    private static int port(Map<String, String> env, String name, int standard) {
        String value = env.get(name);
        if (value == null) {
            return standard;
        }
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // falls through to the one sentence below
        }
        throw new Refusal(name + " must be a port number between 1 and 65535");
    }
}
