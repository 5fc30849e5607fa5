// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;

/** Looks at a folder of the feed without a running program: {@code verify FOLDER KEY} or {@code show FOLDER KEY}. */
public final class FeedProgram {
    private static final int FOUND = 1;
    private static final int UNUSABLE = 2;

    private FeedProgram() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, Clock.systemUTC(), System.out, System.err));
    }

    /** 0 if the folder is sound, 1 if it is not, 2 if it cannot be looked at. */
    static int run(String[] arguments, Clock clock, PrintStream out, PrintStream err) {
        if (arguments.length != 3 || !(arguments[0].equals("verify") || arguments[0].equals("show"))) {
            err.println("usage: verify|show FOLDER PUBLIC-KEY");
            return UNUSABLE;
        }
        Path folder = Path.of(arguments[1]);
        PublicKey trusted;
        try {
            trusted = FeedKeys.loadPublic(Path.of(arguments[2]));
        } catch (IOException | IllegalArgumentException e) {
            err.println(
                    "the public key " + arguments[2] + " cannot be read: name the publisher's feed-key.pub with --key");
            return UNUSABLE;
        }
        FeedVerdict verdict = FeedVerifier.verify(folder, trusted);
        if (!verdict.isSound()) {
            verdict.faults().forEach(fault -> out.println("refused: " + fault));
            out.println("an edge would keep its last good state; take the folder from the publisher again");
            return FOUND;
        }
        if (arguments[0].equals("verify")) {
            out.println("sound: revision " + verdict.rev() + ", " + verdict.entries() + " entries");
            return 0;
        }
        try {
            FeedText.of(new FeedReader(folder, trusted), clock.instant()).forEach(out::println);
            return 0;
        } catch (IOException e) {
            err.println("the folder changed while it was read, try again: " + e.getMessage());
            return UNUSABLE;
        }
    }
}
