// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand export}: everything that is kept about one account, from the running casework. */
@Command(name = "export", description = "Writes everything that is kept about an account to a file.")
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private CaseworkOptions casework = new CaseworkOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "the account")
    private String account = "";

    @Option(
            names = {"--format", "--form"},
            description = "json, csv (a ZIP file) or sqlite (default: ${DEFAULT-VALUE})")
    private Form form = Form.JSON;

    @Option(names = "--out", description = "the file to write (default: account-ACCOUNT with the form's ending)")
    private @Nullable Path out;

    /** The forms and their endings. */
    enum Form {
        JSON("json"),
        CSV("zip"),
        SQLITE("sqlite");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    @Override
    public Integer call() throws IOException {
        Path file = out == null ? Path.of("account-" + CaseworkOptions.account(account) + "." + form.ending) : out;
        NewFile kept = new NewFile(file);
        byte[] extract = casework.client()
                .ask(
                        "/api/v1/privacy/export",
                        Map.of("account", account, "form", form.name().toLowerCase(Locale.ROOT)));
        System.out.println(file + ": " + kept.write(new ByteArrayInputStream(extract)) + " bytes");
        return 0;
    }
}
