// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.standalone.casework.CaseworkClient;
import io.evenhand.standalone.casework.ErasureText;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenhand erase}: has an account forgotten everywhere, and shows the receipt. */
@Command(
        name = "erase",
        description = "Erases an account; what may not be erased yet is shown with its reason and end.")
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private CaseworkOptions casework = new CaseworkOptions();

    @Parameters(paramLabel = "ACCOUNT", arity = "0..1", description = "the account")
    private String account = "";

    @Option(names = "--receipt", description = "shows how far this receipt's erasure is, and erases nothing")
    private String receipt = "";

    @Override
    public Integer call() throws IOException {
        if (account.isEmpty() == receipt.isEmpty()) {
            throw new UnusableArgument("say an account or --receipt");
        }
        CaseworkClient client = casework.client();
        byte[] answer = receipt.isEmpty()
                ? client.ask("/api/v1/privacy/erase", Map.of("account", CaseworkOptions.account(account)))
                : client.ask("/api/v1/privacy/receipt", Map.of("receipt", receipt));
        System.out.print(ErasureText.of(new String(answer, UTF_8)));
        return 0;
    }
}
