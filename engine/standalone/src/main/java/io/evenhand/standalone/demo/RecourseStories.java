// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import io.evenhand.standalone.process.Demonstration;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Refusal;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;

/** Two people's ways through due process on a running demonstration, told as they happen. */
public final class RecourseStories {
    private RecourseStories() {}

    /** Plays both; a refusal names the step at which a story stopped. */
    public static void play(Home home, URI casework, URI edge, PrintStream out)
            throws IOException, InterruptedException {
        if (!Demonstration.isRunning(home)) {
            throw new Refusal("no demonstration is running here: start one with './evenhand demo', wait until it says "
                    + "where the desk is, and play the stories from another terminal");
        }
        Told told = new Told(out);
        Stage stage = new Stage(home, casework, edge, told);
        new WrongedStory(stage).play();
        new SellerStory(stage).play();
        out.println();
        out.println("Both stories are told. Everything they wrote stays in the demonstration's ledger and audit log.");
    }
}
