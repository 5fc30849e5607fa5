// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone;

import io.evenhand.asn.dataset.RefreshFailedException;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.standalone.command.Commands;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The entry of every command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command and returns its exit status: 0 ok, 1 found something, 2 unusable arguments, 3 failed. */
    public static int execute(String... arguments) {
        return commandLine()
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    command.getErr().println("evenhand: " + sentence(exception));
                    if ("1".equals(System.getenv("EVENHAND_TRACE"))) {
                        exception.printStackTrace(command.getErr());
                    }
                    command.getErr().flush();
                    return isAboutArguments(exception) ? 2 : 3;
                })
                .execute(arguments);
    }

    /** Every command, each of which says with {@code --help} what it does. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Commands()).setCaseInsensitiveEnumValuesAllowed(true);
        offerHelp(line);
        return line;
    }

    private static void offerHelp(CommandLine line) {
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Says this.")
                            .build());
        }
        line.getSubcommands().values().forEach(Main::offerHelp);
    }

    private static boolean isAboutArguments(Exception exception) {
        return exception instanceof UnusableArgument
                || exception instanceof FileSystemException
                || exception instanceof MalformedJsonException;
    }

    private static String sentence(Exception exception) {
        if (exception instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (exception instanceof FileSystemException refused) {
            return "cannot use " + refused.getFile() + (refused.getReason() == null ? "" : ": " + refused.getReason());
        }
        if (exception instanceof MalformedJsonException malformed) {
            return String.valueOf(malformed.getMessage());
        }
        if (exception instanceof Refusal
                || exception instanceof UnusableArgument
                || exception instanceof MalformedDatasetException
                || exception instanceof RefreshFailedException) {
            return String.valueOf(exception.getMessage());
        }
        String detail = exception.getMessage() == null ? "" : ": " + exception.getMessage();
        return exception.getClass().getSimpleName() + detail + " (EVENHAND_TRACE=1 shows where)";
    }
}
