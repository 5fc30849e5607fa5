// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.whatif;

import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.ui.view.Clauses;
import io.evenhand.ui.view.Clauses.Shape;
import java.util.List;

/** What a version has shown and what it still has to show, as it is kept with whoever lets it decide without. */
final class ProofWords {
    private static final List<Shape> SHAPES = List.of(
            Shape.of("worked cases: (.+)", "rule.proof.cases.are", "what"),
            Shape.of("time in the shadow: (.+)", "rule.proof.shadow.is", "what"),
            Shape.of("stage: (.+)", "rule.proof.stage.is", "what"),
            Shape.of("nobody has run any", "rule.proof.cases.none"),
            Shape.of("([0-9]+) or more must pass", "rule.proof.cases.least", "least"),
            Shape.of(
                    "those run by (.+) do not count: the program that ran them reads rules otherwise than this one",
                    "rule.proof.cases.stale",
                    "by"),
            Shape.of("run them anew", "rule.proof.cases.anew"),
            Shape.of("([0-9]+) of ([0-9]+) passed, run by (.+)", "rule.proof.cases.passed", "passed", "all", "by"),
            Shape.of(
                    "those of the program were not run beside them: run them anew", "rule.proof.cases.without_program"),
            Shape.of("([0-9]+) of the program's left out with a reason", "rule.proof.cases.left_out", "n"),
            Shape.of(
                    "([0-9]+) of the program's left out with a reason, after the second person agreed, "
                            + "who has not seen it",
                    "rule.proof.cases.left_out_later",
                    "n"),
            Shape.of("there must be ([0-9]+) or more, each another story", "rule.proof.cases.few", "least"),
            Shape.of("([0-9]+) assessments in ([0-9]+) hours", "rule.proof.time.assessments", "n", "hours"),
            Shape.of("([0-9]+) verdicts in ([0-9]+) hours", "rule.proof.time.verdicts", "n", "hours"),
            Shape.of("([0-9]+) or more verdicts in ([0-9]+) hours", "rule.proof.time.many", "n", "hours"),
            Shape.of("wanted are ([0-9]+) or ([0-9]+) hours", "rule.proof.time.wanted", "n", "hours"),
            Shape.of("it asked for something in ([0-9]+), wanted in ([0-9]+)", "rule.proof.time.asked", "n", "wanted"),
            Shape.of(
                    "it asked for something in ([0-9]+) or more, wanted in ([0-9]+)",
                    "rule.proof.time.asked_often",
                    "n",
                    "wanted"),
            Shape.of(
                    "it asked for something in ([0-9]+(?: or more)?), wanted in ([0-9]+), "
                            + "as many as the accounts that its report reaches",
                    "rule.proof.time.asked_reached",
                    "n",
                    "wanted"),
            Shape.of("([0-9]+) or more", "rule.proof.or_more", "n"),
            Shape.of("nothing is stored of that period to test it on", "rule.version.failed.nothing"),
            Shape.of("the failure is in the log", "rule.version.failed.log"),
            Shape.of("no thread could be started", "rule.version.failed.thread"),
            Shape.of("it failed", "rule.version.failed.other"));

    private ProofWords() {}

    static Clauses in(Phrasebook words) {
        return new Clauses(words, SHAPES);
    }
}
