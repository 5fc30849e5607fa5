// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import io.evenhand.standalone.casework.RulesOffice;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.Terminal;
import io.evenhand.standalone.terminal.UnusableArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands of {@code evenhand rules} that ask the running casework; each does what a form of the rules page does. */
final class RulesLifecycle {
    private RulesLifecycle() {}

    /** Asks casework and prints what it says. */
    abstract static class Asking implements Callable<Integer> {
        @Mixin
        private CaseworkOptions options = new CaseworkOptions();

        @Override
        public final Integer call() throws IOException, InterruptedException {
            System.out.print(ask());
            return 0;
        }

        abstract String ask() throws IOException, InterruptedException;

        RulesOffice office() throws IOException {
            return new RulesOffice(options.client());
        }

        /** For acts that need a person. */
        RulesOffice person() throws IOException {
            return new RulesOffice(options.person());
        }
    }

    /** Asks about one version. */
    abstract static class OnVersion extends Asking {
        @Parameters(paramLabel = "VERSION", description = "the beginning of its hash, eight characters or more")
        String version = "";
    }

    /** Makes a version do what takes nothing but its name; a person answers for it. */
    abstract static class Moving extends OnVersion {
        private final String act;

        /** @param act the last part of the address in casework */
        Moving(String act) {
            this.act = act;
        }

        @Override
        String ask() throws IOException {
            return person().move(version, act);
        }
    }

    /** {@code rules status}. */
    @Command(name = "status", description = "Shows versions, every breaker that tripped, and what is to be undone.")
    static final class Status extends Asking {
        @Override
        String ask() throws IOException {
            return office().status();
        }
    }

    /** {@code rules propose}. */
    @Command(name = "propose", description = "Hands in a ruleset; it decides nothing yet.")
    static final class Propose extends Asking {
        @Parameters(paramLabel = "FILE", description = "the ruleset, YAML or JSON")
        private Path file = Path.of("");

        @Option(names = "--why", required = true, description = "what it is for; kept and shown")
        private String why = "";

        @Override
        String ask() throws IOException {
            return person().propose(UnusableArgument.readable(file), why);
        }
    }

    /** {@code rules backtest}. */
    @Command(
            name = "backtest",
            description = "Asks a version about everything stored and keeps a report of whom it would reach.")
    static final class Backtest extends OnVersion {
        @Option(names = "--days", defaultValue = "90", description = "how far back (default: 90)")
        private int days;

        @Override
        String ask() throws IOException, InterruptedException {
            return office().test(version, days, Terminal.standard());
        }
    }

    /** {@code rules approve}. */
    @Command(name = "approve", description = "Agrees to somebody else's version, with a report about it in hand.")
    static final class Approve extends OnVersion {
        @Option(names = "--report", required = true, description = "the report's number")
        private long report;

        @Option(names = "--why", required = true, description = "why it may decide; kept")
        private String why = "";

        @Override
        String ask() throws IOException {
            return person().approve(version, report, why);
        }
    }

    /** {@code rules shadow}. */
    @Command(name = "shadow", description = "Asks a version beside the active one; it decides nothing.")
    static final class Shadow extends Moving {
        Shadow() {
            super("shadow");
        }
    }

    /** {@code rules show}. */
    @Command(name = "show", description = "Shows what a version has to show before it decides, given or missing.")
    static final class Show extends OnVersion {
        @Override
        String ask() throws IOException {
            return office().show(version);
        }
    }

    /** {@code rules cases}. */
    @Command(name = "cases", description = "Has casework run worked cases on a version and keep the result.")
    static final class Cases extends OnVersion {
        @Option(names = "--cases", description = "a folder of cases (default: rules/cases)")
        private @Nullable Path cases;

        @Option(
                names = "--leave-out",
                paramLabel = "FILE=WHY",
                description = "one of the program's cases that need not pass, with the reason; kept and shown")
        private Map<String, String> leftOut = new TreeMap<>();

        @Override
        String ask() throws IOException {
            Path folder = cases == null
                    ? Home.of(System.getenv()).root().resolve("rules").resolve("cases")
                    : cases;
            if (!Files.isDirectory(folder)) {
                throw new UnusableArgument("there is no folder " + folder + " of cases");
            }
            return office().cases(version, folder, leftOut);
        }
    }

    /** {@code rules waive}. */
    @Command(
            name = "waive",
            description = "Lets somebody else's version decide without all that must come before; a third person then "
                    + "makes it decide.")
    static final class Waive extends OnVersion {
        @Option(names = "--why", required = true, description = "why it may; kept and shown")
        private String why = "";

        @Override
        String ask() throws IOException {
            return person().waive(version, why);
        }
    }

    /** {@code rules rollback}. */
    @Command(
            name = "rollback",
            description = "Makes a version decide again, at once, that was active until another one took its place.")
    static final class RollBack extends OnVersion {
        @Option(names = "--why", required = true, description = "why it comes back; kept")
        private String why = "";

        @Override
        String ask() throws IOException {
            return person().rollBack(version, why);
        }
    }

    /** {@code rules stage}. */
    @Command(name = "stage", description = "Lets an approved version decide for a part of all accounts.")
    static final class Stage extends OnVersion {
        @Parameters(paramLabel = "PERCENT", index = "1", description = "of all accounts, 1 to 99")
        private int percent;

        @Override
        String ask() throws IOException {
            return person().stage(version, percent);
        }
    }

    /** {@code rules activate}. */
    @Command(name = "activate", description = "Lets an approved version decide for everybody; this is signed.")
    static final class Activate extends Moving {
        Activate() {
            super("activate");
        }
    }

    /** {@code rules stop}. */
    @Command(name = "stop", description = "Ends whatever a version does.")
    static final class Stop extends Moving {
        Stop() {
            super("stop");
        }
    }

    /** {@code rules try}. */
    @Command(name = "try", description = "What a version would say about one account; nothing happens.")
    static final class Try extends OnVersion {
        @Parameters(paramLabel = "ACCOUNT", index = "1", description = "the account")
        private String account = "";

        @Override
        String ask() throws IOException {
            return office().tryOn(version, CaseworkOptions.account(account));
        }
    }

    /** {@code rules replay}. */
    @Command(
            name = "replay",
            description = "Reaches every stored verdict again from what is stored and compares the bytes.")
    static final class Replay extends Asking {
        @Override
        String ask() throws IOException {
            return office().replay();
        }
    }

    /** {@code rules release}. */
    @Command(name = "release", description = "Releases a breaker: what it stopped may restrict again.")
    static final class Release extends Asking {
        @Parameters(paramLabel = "BREAKER", description = "its number")
        private long breaker;

        @Option(names = "--why", required = true, description = "why it may restrict again; kept")
        private String why = "";

        @Override
        String ask() throws IOException {
            return person().release(breaker, why);
        }
    }

    /** {@code rules undo}. */
    @Command(name = "undo", description = "Proposes to undo what a version did in a period; a second person decides.")
    static final class Undo extends OnVersion {
        @Option(names = "--rule", description = "only what rests on this rule")
        private @Nullable String rule;

        @Option(names = "--since", required = true, description = "RFC 3339, such as 2026-03-02T09:00:00.000Z")
        private String since = "";

        @Option(names = "--until", required = true, description = "RFC 3339")
        private String until = "";

        @Option(names = "--why", required = true, description = "why it was wrong; account holders read it")
        private String why = "";

        @Override
        String ask() throws IOException {
            return person().undo(version, rule, since, until, why);
        }
    }

    /** {@code rules decide-undo}. */
    @Command(name = "decide-undo", description = "Agrees, as the second person, to undo; or declines.")
    static final class DecideUndo extends Asking {
        @Parameters(paramLabel = "ORDER", description = "its number")
        private long order;

        @Option(names = "--decline", description = "do not undo")
        private boolean decline;

        @Override
        String ask() throws IOException {
            return person().decideUndo(order, !decline);
        }
    }
}
