// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.story.Catch;
import io.evenhand.contract.story.Move;
import io.evenhand.contract.story.Policy;
import io.evenhand.contract.story.Story;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.simulator.World;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small story by the real job and the packaged rules: sellers who move get out of the ban and not out of Evenhand. */
class TheStoryIsToldByTheRealJobIT {
    @TempDir
    Path var;

    @Test
    void aMoveEmptiesTheBanAndChangesNoByteOfWhatEvenhandSays() throws Exception {
        Home home = new Home(Path.of(System.getProperty("evenhand.home")), var);
        Terminal silent = new Terminal(new PrintStream(OutputStream.nullOutputStream()), false);
        Story story = new Telling(home, silent).tell(SimulationPlan.of(400, 130, 2, World.DEMO));
        assertTrue(of(Policy.RANGE_BAN, story.policies()).sellers() > 0, story::toString);
        assertTrue(of(Policy.EVENHAND, story.policies()).sellers() > 0, story::toString);
        assertEquals(0, of(Policy.EVENHAND, story.policies()).innocents());
        assertEquals(Move.Destination.values().length, story.moves().size());
        for (Move move : story.moves()) {
            assertEquals(0, of(Policy.RANGE_BAN, move.policies()).sellers());
            assertEquals(of(Policy.EVENHAND, story.policies()), of(Policy.EVENHAND, move.policies()));
            assertEquals(of(Policy.EVENHAND_ASKS, story.policies()), of(Policy.EVENHAND_ASKS, move.policies()));
            assertTrue(move.compared() > 0, "nothing was compared");
            assertEquals(0, move.changed());
        }
        filesStay(story);
    }

    private void filesStay(Story story) throws Exception {
        Path folder = var.resolve("story");
        assertEquals(story, ContractJson.read(Files.readAllBytes(folder.resolve(Telling.FILE)), Story.class));
        for (String language : List.of("en", "fr", "de")) {
            String page = Files.readString(folder.resolve("story-" + language + ".html"));
            assertTrue(page.contains("<html lang=\"" + language + "\">") && page.contains("<circle"), language);
            assertFalse(page.contains("<script") || page.contains("href=\"http") || page.contains("src="), language);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(4, files.count(), "what was only needed in between is gone");
        }
    }

    private static Catch of(Policy policy, List<Catch> catches) {
        return catches.stream()
                .filter(each -> each.policy() == policy)
                .findFirst()
                .orElseThrow();
    }
}
