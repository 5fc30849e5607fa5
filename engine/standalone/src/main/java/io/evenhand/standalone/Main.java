// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone;

import io.evenhand.asn.dataset.RefreshFailedException;
import io.evenhand.asn.table.MalformedDatasetException;
import io.evenhand.contract.json.MalformedJsonException;
import io.evenhand.standalone.command.Commands;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry of every command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command and returns its exit status: 0 ok, 1 found something, 2 unusable arguments, 3 failed. */
    public static int execute(String... arguments) {
        return execute(commandLine(), arguments);
    }

    /** The same, told to {@code err}. */
    static int execute(PrintWriter err, String... arguments) {
        return execute(commandLine().setErr(err), arguments);
    }

    private static int execute(CommandLine line, String... arguments) {
        return line.setParameterExceptionHandler(Main::misunderstood)
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

    /** One sentence and where to read on: the whole table of commands would bury what is wrong. */
    private static int misunderstood(ParameterException exception, String[] arguments) {
        CommandLine line = exception.getCommandLine();
        line.getErr().println("evenhand: " + exception.getMessage());
        UnmatchedArgumentException.printSuggestions(exception, line.getErr());
        line.getErr().println("See './" + line.getCommandSpec().qualifiedName() + " --help'.");
        line.getErr().flush();
        return line.getCommandSpec().exitCodeOnInvalidInput();
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
