// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run, and how to know that it is well.
 *
 * @param name of the program, its log file and its process id file
 * @param command the words of its command line
 * @param env variables besides the inherited ones
 * @param health an address that answers 200 when the program can do its job, or {@code tcp://host:port}
 * @param log where its output goes
 */
public record Program(String name, List<String> command, Map<String, String> env, URI health, Path log) {
    public Program {
        command = List.copyOf(command);
        env = Map.copyOf(env);
    }
}
