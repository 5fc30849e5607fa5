// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The table of commands. */
@Command(
        name = "evenhand",
        description = "Finds the accounts that sell access to shared media servers, and only those.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "From a checkout also: build; test [NAME...]; test --faults [--seed N] [--minutes M].",
            "Exit status: 0 ok, 1 found something, 2 unusable arguments, 3 failed."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            RunCommand.class,
            SecretsCommand.class,
            SimulateCommand.class,
            ScoreCommand.class,
            DecideCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            ImportCommand.class,
            RulesCommand.class,
            ExportCommand.class,
            EraseCommand.class,
            ContactCommand.class,
            AsnCommand.class,
            AuditCommand.class,
            FeedCommand.class,
            EdgeCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DistCommand.class,
            HelpCommand.class,
        })
public final class Commands {}
