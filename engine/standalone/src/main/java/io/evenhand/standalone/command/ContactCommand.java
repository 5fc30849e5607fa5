// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand contact}: how an account holder is reached about measures, appeals and requests. */
@Command(
        name = "contact",
        description = "Says how an account holder is reached; about measures, appeals and requests only.")
final class ContactCommand implements Callable<Integer> {
    @Mixin
    private CaseworkOptions casework = new CaseworkOptions();

    @Parameters(paramLabel = "ACCOUNT", description = "the account")
    private String account = "";

    @Option(names = "--mail", description = "their e-mail address")
    private @Nullable String mail;

    @Option(names = "--webhook", description = "the https address of their own receiver")
    private @Nullable String webhook;

    @Option(names = "--language", description = "en, fr or de (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(names = "--forget", description = "forgets how they are reached")
    private boolean forget;

    @Override
    public Integer call() throws IOException {
        Map<String, String> fields = new TreeMap<>(Map.of("account", CaseworkOptions.account(account)));
        boolean somewhere = mail != null || webhook != null;
        if (forget == somewhere) {
            throw new UnusableArgument("say --mail, --webhook or both, or --forget");
        }
        CaseworkClient client = casework.client();
        if (forget) {
            client.ask("/api/v1/contacts/forget", fields);
            System.out.println("forgotten");
            return 0;
        }
        fields.put("language", language);
        if (mail != null) {
            fields.put("mail", mail);
        }
        if (webhook != null) {
            fields.put("webhook", webhook);
        }
        client.ask("/api/v1/contacts", fields);
        System.out.println("known from now on, in the place of whatever was known before");
        return 0;
    }
}
