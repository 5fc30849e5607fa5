// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.evenhand.contract.json.ContractJson;
import io.evenhand.contract.story.Story;
import io.evenhand.rules.drools.Rulesets;
import io.evenhand.simulator.SimulationPlan;
import io.evenhand.standalone.process.Errand;
import io.evenhand.standalone.process.FileScoring;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.JavaCommand;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The story told on this machine: the real job, the packaged rules, and the files that stay of it. */
public final class Telling {
    /** The file that casework shows, and a page for each language beside it. */
    public static final String FILE = "story.json";

    private final Home home;
    private final Terminal terminal;

    public Telling(Home home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** Tells it and keeps it in {@code var/story}; a story that cannot be told to its end leaves the one before. */
    public Story tell(SimulationPlan plan) throws IOException, InterruptedException {
        Path folder = home.folder("story");
        // one that was cut off has left its own
        Path work = folder.resolve("work");
        Home.deleteTree(work);
        Files.createDirectories(work);
        try {
            Story story = new StoryTeller(
                            plan,
                            work,
                            (events, out) -> assess(work, events, out),
                            Rulesets.builtIn(),
                            terminal::progress)
                    .tell();
            Path half = Files.writeString(work.resolve(FILE), ContractJson.text(story) + "\n", UTF_8);
            draw(half, folder);
            Files.move(half, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            return story;
        } finally {
            Home.deleteTree(work);
        }
    }

    /** The job, with a key of pseudonyms that nobody else uses. */
    private Path assess(Path work, Path events, Path out) throws IOException, InterruptedException {
        int parallelism = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
        ProcessBuilder builder = FileScoring.of(home, List.of(events), out, parallelism)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("EVENHAND_VAR", work.toString());
        builder.environment().remove("EVENHAND_PSEUDONYM_KEY_FILE");
        if (Errand.run(builder) != 0) {
            throw new Refusal("the story stops: its events could not be scored; what went wrong stands above");
        }
        return out.resolve("assessments.ndjson");
    }

    private void draw(Path story, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(JavaCommand.of(
                        home,
                        "appeals-ui",
                        "256m",
                        "io.evenhand.ui.whatif.StoryFile",
                        story.toString(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (Errand.run(builder) != 0) {
            throw new Refusal("the story was told, but its pages could not be made; what went wrong stands above");
        }
    }
}
