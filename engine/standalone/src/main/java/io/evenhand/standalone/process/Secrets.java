// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.secret.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Keys and passwords of an installation on one machine: made once, readable by their owner only, never printed but for the demo's sign-ins. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;

    public Secrets(Home home) {
        this.folder = home.secrets();
    }

    /** Makes what is missing. */
    public Secrets ensure() {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException | UnsupportedOperationException e) {
            throw new Refusal("cannot make " + folder + " private; set EVENHAND_VAR to a folder that is yours");
        }
        once("pg-password", random(16));
        once("pseudonym-key", random(32));
        once("link-key", random(32));
        once("operator-token", random(24));
        once("edge-intake-key", random(24));
        once("demo-intake-key", random(24));
        once("feed-token", random(32));
        once("edge-tokens", "edge-1 " + read("feed-token") + "\n");
        once("staff", staff("ada ANALYST", "bo LEAD", "cy POLICY_AUTHOR", "di ANALYST", "el LEAD"));
        once(
                "intake-keys",
                "edge " + read("edge-intake-key") + " only=stream.started,stream.stopped,stream.terminated\ndemo "
                        + read("demo-intake-key") + "\n");
        return this;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public String read(String name) {
        try {
            return Files.readString(file(name), UTF_8).strip();
        } catch (IOException e) {
            throw new Refusal(
                    "cannot read " + file(name) + "; './evenhand up' makes it, and only its owner may read it");
        }
    }

    /** The people who may sign in: name, role, password. */
    public List<String[]> staff() {
        return read("staff").lines().map(line -> line.split(" ", 3)).toList();
    }

    /** As many as due process takes: two who check, two who agree, and one for the appeal who did neither. */
    private static String staff(String... people) {
        StringBuilder lines = new StringBuilder();
        for (String person : people) {
            lines.append(person).append(' ').append(random(6)).append('\n');
        }
        return lines.toString();
    }

    private void once(String name, String content) {
        try {
            SecretFile.createOnce(file(name), content);
        } catch (IOException e) {
            throw new Refusal("cannot write " + file(name) + "; set EVENHAND_VAR to a folder that is yours");
        }
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
