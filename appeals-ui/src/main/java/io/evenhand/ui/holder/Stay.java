// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.holder;

import io.evenhand.contract.id.AccountId;
import io.evenhand.enforcement.document.Language;
import io.evenhand.enforcement.document.Phrasebook;
import io.evenhand.enforcement.privacy.PersonLinks.Person;
import io.evenhand.ui.session.Languages;
import io.evenhand.ui.text.Kept;
import io.evenhand.ui.text.Texts;
import io.evenhand.ui.view.HolderFrame;
import io.evenhand.ui.view.LinkView;
import io.evenhand.ui.view.PageView;
import io.evenhand.ui.view.PageView.Place;
import java.time.Instant;
import java.util.Arrays;

/**
 * An account holder in one room, reading in one language.
 *
 * @param csrf the proof of the room's form
 * @param leave the proof of the form to leave with
 */
record Stay(Person person, Language language, Room room, String csrf, String leave) {
    AccountId account() {
        return person.account();
    }

    Phrasebook words() {
        return Texts.of(language);
    }

    Kept kept() {
        return Kept.in(language);
    }

    String say(String key, Object... slots) {
        return words().say(key, slots);
    }

    String day(Instant at) {
        return language.day(at);
    }

    /** The frame of the room, with or without something to put right. */
    HolderFrame frame(boolean faulty, boolean resent) {
        String title = say("me.title." + room.key());
        PageView page = Languages.page(
                faulty ? say("frame.error", "title", title) : title, Place.HOLDER, csrf, room.path(), language);
        return new HolderFrame(
                page,
                title,
                say("me.account", "account", account().value()),
                Arrays.stream(Room.values())
                        .map(each -> new LinkView(each.path(), say("me.room." + each.key())))
                        .toList(),
                room.path(),
                leave,
                resent);
    }

    HolderFrame frame() {
        return frame(false, false);
    }
}
