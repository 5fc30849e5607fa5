// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.contract.id.AccountId;
import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Ports;
import io.evenhand.standalone.process.Secrets;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where casework is, and who asks it. */
final class CaseworkOptions {
    @Option(names = "--casework", description = "casework's address (default: the one on this machine)")
    private @Nullable URI casework;

    @Option(names = "--as", description = "the member of staff who acts")
    private @Nullable String name;

    @Option(
            names = "--password-file",
            description = "a file with their password (default: the variable EVENHAND_PASSWORD)")
    private @Nullable Path passwordFile;

    @Option(names = "--password", interactive = true, description = "ask for their password")
    private char @Nullable [] password;

    @Option(
            names = "--code",
            description = "the digits that their app shows, if they have a second factor (default: EVENHAND_CODE)")
    private @Nullable String code;

    /** As the operator of this machine, or as the person named. */
    CaseworkClient client() throws IOException {
        return name == null ? operator() : person();
    }

    /** As the person named: the act needs one. */
    CaseworkClient person() throws IOException {
        if (name == null) {
            throw new UnusableArgument("this needs a person: say --as NAME");
        }
        return CaseworkClient.as(address(), name, password(), code());
    }

    /** The account of this name; a name that none can have is an exception. */
    static String account(String name) {
        try {
            return new AccountId(name).value();
        } catch (IllegalArgumentException e) {
            throw new UnusableArgument("an account is 1 to 64 letters, digits, dots, underscores or hyphens");
        }
    }

    private CaseworkClient operator() {
        return CaseworkClient.asOperator(address(), new Secrets(Home.of(System.getenv())).read("operator-token"));
    }

    private URI address() {
        return casework == null
                ? URI.create("http://127.0.0.1:" + Ports.of(System.getenv()).casework())
                : casework;
    }

    private @Nullable String code() {
        String given = code == null ? System.getenv("EVENHAND_CODE") : code;
        if (given != null && !given.matches("[0-9A-Za-z-]{6,40}")) {
            throw new UnusableArgument("a code is the six digits that the app shows, or a recovery code");
        }
        return given;
    }

    private String password() throws IOException {
        if (passwordFile != null) {
            return Files.readString(passwordFile, StandardCharsets.UTF_8).strip();
        }
        String given = System.getenv("EVENHAND_PASSWORD");
        if (given != null) {
            return given;
        }
        if (password == null) {
            throw new UnusableArgument("no password: use --password-file, EVENHAND_PASSWORD or --password, which asks");
        }
        return new String(password);
    }
}
