// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The servers that an account holder showed to be theirs, and the form to show another.
 *
 * @param owned names of servers
 * @param attempts challenges, newest first
 * @param told what to do now, with the secret that is told once, or null
 * @param result what the last look found, or null
 * @param methods the ways to show it
 * @param methodWrong what is wrong with the choice, or null
 */
public record ServersView(
        HolderFrame frame,
        List<String> owned,
        List<AttemptView> attempts,
        @Nullable ToldView told,
        @Nullable String result,
        FieldView server,
        FieldView target,
        List<ChoiceView> methods,
        @Nullable String methodWrong) {
    public ServersView {
        owned = List.copyOf(owned);
        attempts = List.copyOf(attempts);
        methods = List.copyOf(methods);
    }

    /**
     * One challenge.
     *
     * @param look the challenge to look at now, or null if there is nothing to look at
     */
    public record AttemptView(
            String server,
            String method,
            String state,
            String tone,
            String until,
            @Nullable String look) {}

    /**
     * A challenge that was just issued.
     *
     * @param what to do, in a sentence
     * @param place where to put it, or null
     * @param secret what to put there, told once
     * @param until when it ends, in a sentence
     * @param look the challenge to look at, or null if the server answers by itself
     */
    public record ToldView(
            String what,
            @Nullable String place,
            String secret,
            String until,
            @Nullable String look) {}
}
