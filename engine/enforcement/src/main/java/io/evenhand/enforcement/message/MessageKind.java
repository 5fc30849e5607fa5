// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.message;

import java.util.List;

/**
 * Everything that is ever said in a message, with its slots. There is no kind for news, offers or anything about what
 * anybody watches, and no way to send a text that is not one of these.
 */
public enum MessageKind {
    NOTICE_SERVED("date", "link"),
    PRIOR_WARNING("date", "link"),
    APPEAL_RECEIVED("ref", "date"),
    INFORMATION_ASKED("ref", "date", "link"),
    APPEAL_DECIDED("ref", "link"),
    RESTORED("ref"),
    RELIEVED("ref"),
    LIFTED("link"),
    ALLOW_GRANTED("date"),
    ALLOW_ENDS_SOON("date"),
    ALLOW_WITHDRAWN("reason", "date"),
    OWNER_CONFIRMED("server"),
    OWNER_ENDED("server"),
    RIGHTS_RECEIVED("ref", "date"),
    RIGHTS_ANSWERED("ref"),
    APPEALS_WARNED("reason"),
    APPEALS_PAUSED("reason", "date"),
    AUTHORITY_TOLD("date"),
    DATA_CODE("code");

    private final List<String> slots;

    MessageKind(String... slots) {
        this.slots = List.of(slots);
    }

    /**
     * Whether it goes to the person's own mailbox and nowhere else: whoever has the code comes in, and a webhook is read by
     * whatever program somebody once pointed it at.
     */
    boolean isByMailOnly() {
        return this == DATA_CODE;
    }

    public List<String> slots() {
        return slots;
    }
}
