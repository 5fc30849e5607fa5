// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * What the frame of an account holder's pages needs.
 *
 * @param title the heading; the page's own title may say more
 * @param account whose pages they are, in a sentence
 * @param rooms the navigation
 * @param here the path of the room that is open
 * @param leave the proof of the form to leave with
 * @param resent whether a form was refused for want of proof and has to be sent once more
 */
public record HolderFrame(
        PageView page, String title, String account, List<LinkView> rooms, String here, String leave, boolean resent) {
    public HolderFrame {
        rooms = List.copyOf(rooms);
    }

    public String say(String key, Object... slots) {
        return page.say(key, slots);
    }
}
