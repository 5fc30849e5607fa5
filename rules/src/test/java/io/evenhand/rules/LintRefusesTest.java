// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.rules.drools.RefusedRulesetException;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.rules.lint.Finding;
import io.evenhand.rules.lint.Finding.Fault;
import io.evenhand.rules.lint.LintedRuleset;
import io.evenhand.rules.lint.RuleFile;
import io.evenhand.rules.lint.RulesetLinter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ruleset that does not state its reasons, knows too much or does too much is refused, with the place and the cause; one test for each check. */
class LintRefusesTest {
    private static final String WHEN = "CaseFact(enough, rhythmPoints >= 10, linkPoints >= 7)";
    private static final String WEEKS = WHEN.replace("enough", "enough, persistent");
    private static final String GOOD = BuiltInText.rule("good", "@reason(RHYTHM_BILLING)", WHEN, "review");
    private static final String LIMIT =
            BuiltInText.rule("good", "@reason(RHYTHM_BILLING, LINK_STRONG_KEYS)", WEEKS, "limit");

    @TempDir
    Path folder;

    @Test
    void theBuiltInRulesetIsClean() throws IOException {
        LintedRuleset linted = Rulesets.lint(BuiltInText.MODULE.resolve("ruleset"));
        assertEquals(List.of(), linted.findings());
        assertTrue(linted.rules().size() >= 11, "the rules were not read");
        assertEquals(List.of(), Rulesets.lintBuiltIn().findings());
    }

    @Test
    void whatIsRightIsLeftAlone() {
        assertEquals(List.of(), faults(GOOD));
        assertEquals(List.of(), faults(LIMIT));
    }

    @Test
    void anEmptyOrUnreadableFile() {
        assertEquals(List.of(Fault.EMPTY), faultsOf(List.of(new RuleFile("0.drl", "package evenhand.ruleset\n"))));
        assertTrue(faults("this is no rule").contains(Fault.UNREADABLE));
        assertTrue(faultsOf(List.of(new RuleFile("../0.drl", GOOD))).contains(Fault.UNREADABLE));
        assertTrue(faultsOf(List.of(new RuleFile("0.csv", "no,table"))).contains(Fault.UNREADABLE));
    }

    @Test
    void aNameUsedTwiceOrNotPlain() {
        assertEquals(
                List.of(Fault.DUPLICATE_NAME),
                faults(GOOD, GOOD.replace(">= 7", ">= 6").replace(">= 10", ">= 11")));
        assertEquals(List.of(Fault.BAD_NAME), faultsOf(withSentences("Good One", GOOD.replace("good", "Good One"))));
    }

    @Test
    void aMissingOrUnknownReason() {
        assertEquals(List.of(Fault.NO_REASON), faults(GOOD.replace("@reason(RHYTHM_BILLING)", "")));
        assertEquals(List.of(Fault.UNKNOWN_REASON), faults(GOOD.replace("RHYTHM_BILLING", "RHYTHM_BILLING, WHIM")));
    }

    @Test
    void aRuleThatSaysNothingInOneLanguageOrWhatNobodyCanSee() {
        List<RuleFile> files = withSentences("good", GOOD);
        assertEquals(List.of(Fault.NOT_SAID), faultsOf(files.subList(0, 3)));
        for (String sentence : List.of(" ", "x".repeat(401), "to the \u202Etfel", "a\u0000b", "\uD800", "e\u0301")) {
            List<RuleFile> changed = new ArrayList<>(files);
            changed.set(1, new RuleFile("says.en.txt", "good: " + sentence + "\n"));
            assertEquals(List.of(Fault.NOT_SAID), faultsOf(changed), sentence);
        }
        List<RuleFile> changed = new ArrayList<>(files);
        changed.set(1, new RuleFile("says.en.txt", "good: It is.\ngone: It was.\n"));
        assertEquals(List.of(Fault.NOT_SAID), faultsOf(changed));
        changed.set(1, new RuleFile("says.en.txt", "good: It is.\ngood: It is not.\n"));
        assertEquals(List.of(Fault.DUPLICATE_NAME), faultsOf(changed));
    }

    @Test
    void aRuleThatNobodyAnswersForOrThatEnforcesNoClause() {
        assertEquals(List.of(Fault.NO_OWNER), faults(GOOD.replace("@owner(\"desk\")", "")));
        assertEquals(List.of(Fault.NO_CLAUSE), faults(GOOD.replace("@clause(\"1.2\")", "@clause(\"? ?\")")));
    }

    @Test
    void anythingButTheOneFact() {
        for (String when : List.of(
                "Account(score > 8)",
                "CaseFact(score > 8, enough) CaseFact(enough)",
                "not CaseFact(enough, score > 8)",
                "exists CaseFact(enough, score > 8)",
                "$fact : CaseFact(enough, score > 8)",
                "CaseFact(enough) from entry-point \"door\"",
                "CaseFact(enough) or CaseFact(persistent)",
                "eval(true)")) {
            assertTrue(faults(GOOD.replace(WHEN, when)).contains(Fault.UNKNOWN_FACT), when);
        }
    }

    @Test
    void anUnknownField() {
        assertEquals(List.of(Fault.UNKNOWN_FIELD), faults(GOOD.replace("enough", "enough, mood > 3")));
        assertEquals(
                List.of(Fault.UNKNOWN_FIELD, Fault.UNKNOWN_COUNTS),
                faults(GOOD.replace("enough", "enough, ties == Knit.THICK")),
                "what cannot be read must ask whether the ties are known");
        assertEquals(List.of(Fault.UNKNOWN_FIELD), faults(GOOD.replace("enough", "enough, score > Integer.MAX_VALUE")));
    }

    @Test
    void aWordForANetworkEvenInAName() {
        assertEquals(
                List.of(Fault.NETWORK_WORD, Fault.UNKNOWN_FIELD), sorted(GOOD.replace("enough", "enough, asn == 1")));
        assertEquals(
                List.of(Fault.NETWORK_WORD),
                faultsOf(withSentences("hosting-ban", GOOD.replace("good", "hosting-ban"))));
    }

    @Test
    void aSanctionWithoutEnd() {
        for (String asks : List.of("terminate()", "limit(9999)", "limitForever()", "limit(\"P1000Y\")")) {
            assertEquals(List.of(Fault.ENDLESS_SANCTION), faults(LIMIT.replace("limit();", asks + ";")), asks);
        }
    }

    @Test
    void aLimitForASingleIndependentReason() {
        assertEquals(List.of(Fault.SINGLE_REASON), faults(LIMIT.replace(", LINK_STRONG_KEYS", "")));
        assertEquals(
                List.of(Fault.SINGLE_REASON),
                faults(LIMIT.replace(", linkPoints >= 7", "")),
                "a reason that no condition bears is no reason");
        assertEquals(
                List.of(Fault.SINGLE_REASON),
                faults(LIMIT.replace("linkPoints >= 7", "linkPoints >= 0, linksKnown")),
                "a condition that asks for nothing bears no reason");
        assertEquals(
                List.of(Fault.SINGLE_REASON),
                faults(LIMIT.replace("linkPoints >= 7", "(linkPoints >= 7 || persistent)")),
                "nor does one that has an alternative");
        assertTrue(faults(LIMIT.replace("limit()", "proposeSuspend()")).contains(Fault.SINGLE_REASON));
    }

    @Test
    void aLimitOnWhatIsAHairAboveNothing() {
        for (String least : List.of("linkPoints >= 6", "linkPoints > 5", "linkPoints == 7")) {
            assertEquals(List.of(), faults(LIMIT.replace("linkPoints >= 7", least)), least);
        }
        for (String hair : List.of(
                "linkPoints >= 5",
                "linkPoints >= 1",
                "linkPeers >= 2",
                "linkPoints != 3, linksKnown",
                "linkPoints <= 12, linksKnown")) {
            assertEquals(List.of(Fault.SINGLE_REASON), faults(LIMIT.replace("linkPoints >= 7", hair)), hair);
        }
        for (String hair : List.of("rhythmPoints >= 1", "rhythmPoints >= 5", "multiples >= 3", "periodDays >= 28")) {
            assertEquals(List.of(Fault.SINGLE_REASON), faults(LIMIT.replace("rhythmPoints >= 10", hair)), hair);
        }
        String viewers = LIMIT.replace("LINK_STRONG_KEYS", "MANY_ON_CYCLE_VIEWERS");
        assertEquals(List.of(), faults(viewers.replace("linkPoints >= 7", "onCycleViewers >= 8")));
        for (String hair : List.of("onCycleViewers >= 7", "externalViewers >= 100", "scalePoints >= 4")) {
            assertEquals(List.of(Fault.SINGLE_REASON), faults(viewers.replace("linkPoints >= 7", hair)), hair);
        }
    }

    @Test
    void whatIsMissingForALimitIsToldWithItsNumber() {
        String hair = LIMIT.replace("linkPoints >= 7", "linkPoints >= 1");
        assertEquals(
                "rule \"good\" limits for a single independent reason; it needs two, each with a condition that bears "
                        + "it; LINK_STRONG_KEYS counts from linkPoints at least 6 on",
                RulesetLinter.lint(withSentences("good", hair))
                        .findings()
                        .get(0)
                        .message());
    }

    @Test
    void aLimitForOneBadWeek() {
        assertEquals(List.of(Fault.NOT_PERSISTENT), faults(LIMIT.replace(", persistent", "")));
        for (String once : List.of(
                "persistenceTrue >= 2", "persistenceKnown", "(persistent || multiples >= 3)", "persistenceOf >= 3")) {
            assertEquals(List.of(Fault.NOT_PERSISTENT), faults(LIMIT.replace("persistent", once)), once);
        }
        for (String weeks : List.of("persistent == true", "persistenceTrue >= 3", "persistent && multiples >= 2")) {
            assertEquals(List.of(), faults(LIMIT.replace("persistent", weeks)), weeks);
        }
        assertEquals(List.of(), faults(GOOD), "people may look at one bad week");
    }

    @Test
    void aLimitByCountsAlone() {
        String counts = BuiltInText.rule(
                "good",
                "@reason(MANY_ON_CYCLE_VIEWERS, LINK_STRONG_KEYS)",
                "CaseFact(enough, persistent, externalViewers >= 100, linkPeers >= 2)",
                "limit");
        assertEquals(List.of(Fault.SINGLE_REASON, Fault.COUNT_ALONE), faults(counts));
    }

    /** Sharing with as many people as the platform allows is no evidence, nor is it with a link beside it. */
    @Test
    void aLimitOfTheOwnerWithAHundredFriends() {
        for (String beside :
                List.of("linkPoints >= 2", "linkPoints >= 16", "rhythmPoints >= 22", "automationPoints >= 4")) {
            String friends = BuiltInText.rule(
                    "good",
                    "@reason(MANY_ON_CYCLE_VIEWERS, LINK_STRONG_KEYS, RHYTHM_BILLING)",
                    "CaseFact(enough, persistent, externalViewers >= 100, " + beside + ")",
                    "limit");
            assertEquals(List.of(Fault.SINGLE_REASON), faults(friends), beside);
        }
    }

    @Test
    void aSideEffectOrAnImportFromOutside() {
        assertEquals(List.of(Fault.FOREIGN_IMPORT), faults(GOOD.replace("global", "import java.util.List\nglobal")));
        assertEquals(
                List.of(Fault.FOREIGN_DECLARATION),
                faults(GOOD.replace("global", "function int f() { return 1; }\nglobal")));
        assertEquals(List.of(Fault.FOREIGN_DECLARATION), faults(GOOD.replace("evenhand.ruleset", "java.lang")));
        for (String then : List.of(
                "proposals.review(); System.exit(1);",
                "",
                "proposals.review(proposals.toString());",
                "insert(new Object());",
                "proposals.review(); // \\u000a System.exit(1);",
                "drools.halt();")) {
            assertEquals(List.of(Fault.FOREIGN_CONSEQUENCE), faults(GOOD.replace("proposals.review();", then)), then);
        }
        for (String condition : List.of(
                "score() > 8",
                "score == \"8\"",
                "score matches 8",
                "this.hashCode() > 8",
                "new Object() != null",
                "enough == (1 == 1 ? true : false)")) {
            assertTrue(
                    faults(GOOD.replace("enough", "enough, " + condition)).contains(Fault.FOREIGN_CONDITION),
                    condition);
        }
    }

    @Test
    void aLetterWrittenAsJavaCanIsNoLetterHere() {
        assertTrue(faults(GOOD.replace("enough", "enough, \\u0073core > 8")).contains(Fault.UNREADABLE));
        assertTrue(faults(GOOD.replace("review()", "revie\\u0077()")).contains(Fault.FOREIGN_CONSEQUENCE));
    }

    @Test
    void anOrderAmongRules() {
        for (String attribute : List.of(
                "salience 10", "no-loop", "enabled false", "date-expires \"01-Jan-2030\"", "agenda-group \"first\"")) {
            String text = GOOD.replace("when\n", attribute + "\nwhen\n");
            assertEquals(List.of(Fault.ORDER_OF_RULES), faults(text), attribute);
        }
        assertEquals(List.of(Fault.ORDER_OF_RULES), faults(GOOD.replace("@owner", "@Propagation(EAGER) @owner")));
    }

    @Test
    void somethingUnknownThatCounts() {
        assertEquals(List.of(Fault.UNKNOWN_COUNTS), faults(GOOD.replace("enough", "ties != Knit.DENSE")));
        assertEquals(List.of(), faults(GOOD.replace("enough", "ties != Knit.DENSE, ties != Knit.UNKNOWN")));
        assertEquals(List.of(), faults(GOOD.replace("enough", "ties != Knit.DENSE && tiesKnown")));
        assertEquals(
                List.of(Fault.UNKNOWN_COUNTS),
                faults(GOOD.replace("enough", "(tiesKnown || persistent), ties != Knit.DENSE")));
        assertEquals(List.of(Fault.UNKNOWN_COUNTS), faults(GOOD.replace("enough", "externalViewers <= 3")));
        assertEquals(List.of(), faults(GOOD.replace("enough", "externalViewers <= 3, playbackKnown")));
        assertEquals(List.of(Fault.UNKNOWN_COUNTS), faults(GOOD.replace("enough", "score >= 8")));
        assertEquals(List.of(), faults(GOOD.replace("enough", "enough && score >= 8")));
    }

    @Test
    void aFlagThatIsFalseOnlyBecauseNobodyKnows() {
        for (String condition : List.of("!persistent", "persistent == false", "persistent != true")) {
            assertEquals(List.of(Fault.UNKNOWN_COUNTS), faults(GOOD.replace("enough", condition)), condition);
            assertEquals(List.of(), faults(GOOD.replace("enough", condition + ", persistenceKnown")), condition);
        }
        assertEquals(List.of(), faults(GOOD.replace("enough", "persistent")), "it is true of nobody unknown");
    }

    @Test
    void aLimitBecauseSomethingWasNotMeasured() {
        for (String ignorance : List.of(
                "ties == Knit.UNKNOWN",
                "(ties == Knit.LOOSE || ties == Knit.UNKNOWN)",
                "playbackSeen == Known.NO",
                "tiesSeen == Known.UNKNOWN",
                "keysSeen != Known.YES, keysSeen != Known.UNKNOWN",
                "assumedPoints < 0",
                "assumedPoints <= -3",
                "assumedPoints != 0")) {
            assertTrue(
                    faults(LIMIT.replace("persistent", "persistent, " + ignorance))
                            .contains(Fault.IGNORANCE_COUNTS),
                    ignorance);
            assertEquals(List.of(), faults(GOOD.replace("enough", "enough, " + ignorance)), "people may look");
        }
        for (String known : List.of(
                "ties == Knit.LOOSE", "ties != Knit.UNKNOWN", "playbackSeen == Known.YES", "assumedPoints >= -2")) {
            assertEquals(List.of(), faults(LIMIT.replace("persistent", "persistent, " + known)), known);
        }
    }

    @Test
    void somethingUnknownThatCountsInArithmetic() {
        String sum = "agedTenures - externalViewers < 3";
        assertEquals(List.of(Fault.UNKNOWN_COUNTS), faults(GOOD.replace("enough", sum)));
        assertEquals(
                List.of(Fault.UNKNOWN_COUNTS),
                faults(GOOD.replace("enough", "(playbackKnown || agedTenures > 3), " + sum)),
                "an alternative is no guard");
        assertEquals(List.of(), faults(GOOD.replace("enough", "playbackKnown, " + sum)));
        assertEquals(List.of(), faults(GOOD.replace("enough", "agedTenures - priorNotices < 3")), "both always known");
        assertEquals(
                List.of(Fault.UNKNOWN_COUNTS),
                faults(GOOD.replace("enough", "(ties == Knit.LOOSE) == (agedTenures < 3)")));
    }

    @Test
    void aShareBeyondAllNumbersIsAFindingAndNoCrash() {
        String share = "rhythmKnown, removedViewers * 1 >= onCycleViewers * 90000000";
        assertEquals(List.of(Fault.FOREIGN_CONDITION), faults(GOOD.replace("enough", share)));
    }

    @Test
    void aRuleThatCannotFireOrCannotCount() {
        for (String condition : List.of(
                "enough, multiples >= 3, multiples < 3",
                "enough, tiesPoints > 0",
                "enough, priorNotices < 0",
                "enough, !enough",
                "!enough",
                "enough, ties == Knit.DENSE, ties == Knit.LOOSE",
                "enough, persistenceTrue > 2, persistenceTrue < 3, persistenceKnown",
                "enough, agedTenures == 4, agedTenures != 4",
                "enough, periodDays > 30, periodDays <= 30, rhythmKnown",
                "enough, (agedTenures < 3 || agedTenures > 9), agedTenures == 5")) {
            assertTrue(faults(GOOD.replace("enough", condition)).contains(Fault.UNREACHABLE), condition);
        }
    }

    @Test
    void aRuleThatABroaderOneCovers() {
        String broader = GOOD.replace("\"good\"", "\"broad\"").replace("linkPoints >= 7", "linkPoints > 5");
        assertEquals(List.of(Fault.SHADOWED), faultsOf(twoRules(GOOD, broader)));
        assertEquals(
                List.of(Fault.SHADOWED),
                faultsOf(twoRules(GOOD, GOOD.replace("\"good\"", "\"broad\""))),
                "of two alike, one is too many");
        assertEquals(
                List.of(),
                faultsOf(twoRules(GOOD, broader.replace("rhythmPoints >= 10", "rhythmPoints >= 11"))),
                "neither covers the other");
        assertEquals(
                List.of(),
                faultsOf(twoRules(GOOD, broader.replace("RHYTHM_BILLING", "LINK_STRONG_KEYS"))),
                "the narrow one adds a reason");
    }

    @Test
    void aFolderThatFailsIsRefusedWithThePlaceAndTheCause() throws IOException {
        BuiltInText.add(folder, "10-a.drl", "good", GOOD.replace("@reason(RHYTHM_BILLING)", ""));
        RefusedRulesetException refusal = assertThrows(RefusedRulesetException.class, () -> Rulesets.load(folder));
        assertEquals("the ruleset is refused: 10-a.drl:5: rule \"good\" states no @reason(CODE)", refusal.getMessage());
        assertEquals(Fault.NO_REASON, refusal.findings().get(0).fault());
    }

    /** The only way to a ruleset leads through the linter: what holds its result has no constructor for anybody else. */
    @Test
    void nothingButTheLinterMakesWhatCanBeCompiled() throws ClassNotFoundException {
        for (Constructor<?> constructor : LintedRuleset.class.getDeclaredConstructors()) {
            assertEquals(0, constructor.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED));
        }
        Class<?> compiled = Class.forName("io.evenhand.rules.drools.CompiledRuleset");
        assertTrue(!Modifier.isPublic(compiled.getModifiers()));
        List<String> from = Arrays.stream(compiled.getDeclaredConstructors())
                .filter(each -> !Modifier.isPrivate(each.getModifiers()))
                .map(each -> each.getParameterTypes()[0].getSimpleName())
                .sorted()
                .toList();
        assertEquals(List.of("LintedRuleset", "Precompiled"), from, "the build makes the other one after linting");
    }

    /** What the build left is what the linter reads in the text today. */
    @Test
    void whatTheBuildHasLintedIsWhatTheLinterReads() {
        assertEquals(
                Rulesets.lintBuiltIn().rules().stream().map(rule -> rule.card()).toList(),
                Rulesets.builtIn().rules());
        assertTrue(LintRefusesTest.class.getResource("/io/evenhand/rules/builtin/COMPILED") != null);
    }

    private static List<RuleFile> twoRules(String one, String other) {
        List<RuleFile> files = new ArrayList<>(List.of(new RuleFile("0.drl", one), new RuleFile("1.drl", other)));
        for (String language : List.of("en", "fr", "de")) {
            files.add(new RuleFile("says." + language + ".txt", "good: It is.\nbroad: It is.\n"));
        }
        return files;
    }

    private static List<RuleFile> withSentences(String name, String... texts) {
        List<RuleFile> files = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            files.add(new RuleFile(i + ".drl", texts[i]));
        }
        for (String language : List.of("en", "fr", "de")) {
            files.add(new RuleFile("says." + language + ".txt", "# a note\n" + name + ": It is.\n"));
        }
        return files;
    }

    private static List<Fault> faults(String... texts) {
        return faultsOf(withSentences("good", texts));
    }

    private static List<Fault> sorted(String text) {
        return faults(text).stream().sorted(Comparator.comparing(Fault::name)).toList();
    }

    private static List<Fault> faultsOf(List<RuleFile> files) {
        return RulesetLinter.lint(files).findings().stream().map(Finding::fault).toList();
    }
}
